from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from octavo.findings import Severity
from tests.outputs.documents import open_epub, open_page
from tests.outputs.manuscript import read_manuscript
from tests.outputs.nodes import headings, letters, normal
from tests.outputs.pdf import open_pdf
from tests.outputs.shelf import ROOT, build_book
from tests.outputs.test_printed_pages import COMPARED, marked
from tests.outputs.test_words import parting

#: Books of other people's making, which stand beside the repository where it is worked on.
CORPUS = ROOT.parent / "shared/corpus"
ESSAYS, WHALE = CORPUS / "chesterton-essays", CORPUS / "moby-dick"
absent = pytest.mark.skipif(
    not CORPUS.is_dir(), reason=f"the corpus is not here: {CORPUS.relative_to(ROOT.parent)}"
)


@absent
def test_two_volumes_of_essays_are_whole(tmp_path: Path) -> None:
    folder = tmp_path / "essays"
    shutil.copytree(ESSAYS, folder)
    folder.chmod(0o755)
    (folder / "book.yaml").write_text("title: Essays\nchapters: [All Things Considered.md, Essays.md]\n")
    report = build_book(folder, tmp_path / "out", frozenset({"epub", "html"}))
    assert [found for found in report.findings if found.severity is Severity.ERROR] == []
    told = read_manuscript(folder)
    for opened in (open_epub(tmp_path / "out/essays.epub"), open_page(tmp_path / "out/essays.html")):
        assert headings(opened.leaves) == headings(told.flow)
        there = "".join(letters(body) for body in opened.bodies)
        assert parting(there, "".join(letters(part) for part in told.flow)) == ""
        assert [letters(note) for note in opened.notes] == [letters(note) for note in told.notes]


@absent
def test_the_printed_pages_of_a_long_novel_begin_where_the_epub_says(tmp_path: Path) -> None:
    folder = tmp_path / "whale"
    shutil.copytree(WHALE, folder)
    folder.chmod(0o755)
    settings = "title: Whale\nlang: en-US\nchapters: [Moby-Dick.md]\ndivide: 2\n"
    (folder / "book.yaml").write_text(settings, "utf-8")
    report = build_book(folder, tmp_path / "out", frozenset({"epub", "pdf"}))
    assert [found for found in report.findings if found.severity is Severity.ERROR] == []
    text, marks = marked(open_epub(tmp_path / "out/whale.epub"))
    pages = [
        normal("".join(piece.text for piece in page))
        for page in open_pdf(tmp_path / "out/whale-print.pdf").pieces
    ]
    assert len(pages) == len(marks) > 500
    compared = [
        shown.startswith(text[at:][:COMPARED])
        for (label, at), shown in zip(marks, pages, strict=True)
        if label.isdecimal() and len(shown) > 2 * COMPARED
    ]
    assert len(compared) > 500
    assert all(compared)
