from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from octavo.findings import Severity
from tests.outputs.documents import open_epub, open_page
from tests.outputs.manuscript import read_manuscript
from tests.outputs.nodes import headings, letters
from tests.outputs.shelf import ROOT, build_book
from tests.outputs.test_words import parting

#: Books of other people's making, which stand beside the repository where it is worked on.
ESSAYS = ROOT.parent / "shared/corpus/chesterton-essays"


@pytest.mark.skipif(not ESSAYS.is_dir(), reason=f"the corpus is not here: {ESSAYS.relative_to(ROOT.parent)}")
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
