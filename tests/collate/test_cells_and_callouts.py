"""Books of tables and of code: what spans, heads, numbers and callouts say is proven in every format."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import collate
from octavo.shelf import stock
from octavo.source.load import load
from tests.collate.damage import PASSAGE
from tests.collate.test_pdf_mutants import drop, swap, tags
from tests.outputs.shelf import ROOT, build_book

Files = Mapping[str, bytes]
Shelf = Callable[[str], tuple[Book, Mapping[str, Files]]]

CELLS = tomllib.loads(Path(__file__).with_name("tables.toml").read_text("utf-8"))
#: What is done to the callouts of the book `listings`, and by which code it is found out.
CALLOUTS = {
    "drop": (r'  <a class="callout"[^>]*>①</a></span>\n', "</span>\n", "collate-code"),
    "move": (r'(  <a class="callout"[^>]*>①</a>)(</span>\n.*?)(</span>)', r"\2\1\3", "collate-code"),
    "renumber": (r">②</a> <a", ">④</a> <a", "collate-code"),
    "number-is-text": (r'data-line="98">', ">98 ", "collate-code"),
    "drop-of-item": (r'<li><p><a [^>]*class="callout">①</a>', "<li><p>", "collate-link"),
    "drop-line": (r'<span class="code-line" data-line="101">.*?</span></span>\n', "", "collate-code"),
}
FORMATS = ("epub", "web", "page", "screen", "print")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Give a book of `tests/books` and its outputs, built when it is first asked for."""

    @cache
    def take(name: str) -> tuple[Book, Mapping[str, Files]]:
        folder, out = ROOT / "tests/books" / name, tmp_path_factory.mktemp(name)
        settings, _ = read_settings(folder, None)
        book, findings = load(settings, folder, Cache(None), 2, lambda _: None)
        assert not findings
        report = build_book(folder, out)
        assert {each.code for each in report.findings} <= {"print-pages", "code-line-long"}
        return book, {bound.format: bound.files for bound in stock(out, settings.slug)}

    return take


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", ["tables", "listings"])
def test_a_sound_output_gives_no_finding(name: str, kind: str, shelf: Shelf) -> None:
    book, outputs = shelf(name)
    assert collate(book, {kind: outputs[kind]}).findings == ()


def damaged(files: Files, kind: str, leaf: str, find: str, put: str) -> Files:
    """Give an output's files with one place of a leaf damaged."""
    place = {"epub": f"EPUB/text/{leaf}.xhtml", "web": f"web/{leaf}.html"}.get(kind, next(iter(files)))
    if kind == "epub":
        with zipfile.ZipFile(io.BytesIO(*files.values())) as archive:
            opened = {name: archive.read(name) for name in archive.namelist()}
    else:
        opened = dict(files)
    head, tag, rest = opened[place].decode().partition("<body" if kind == "epub" else "<main")
    text, count = re.subn(find, put, PASSAGE.sub("", rest), count=1, flags=re.DOTALL)
    assert count == 1
    assert text != rest
    opened[place] = (head + tag + text).encode()
    if kind != "epub":
        return opened
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, inside in opened.items():
            archive.writestr(name, inside)
    return {next(iter(files)): content.getvalue()}


@pytest.mark.mutant
@pytest.mark.parametrize("kind", ["epub", "web", "page"])
@pytest.mark.parametrize("name", CELLS)
def test_damaged_cells_are_found_out(name: str, kind: str, shelf: Shelf) -> None:
    book, outputs = shelf("tables")
    mutant = CELLS[name]
    files = damaged(outputs[kind], kind, "harbour", mutant["find"], mutant["put"])
    found = {(each.code, f"{each.path}:{each.line}") for each in collate(book, {kind: files}).findings}
    assert ("collate-table", mutant["at"]) in found


@pytest.mark.mutant
@pytest.mark.parametrize("kind", ["epub", "web", "page"])
@pytest.mark.parametrize("name", CALLOUTS)
def test_damaged_callouts_are_found_out(name: str, kind: str, shelf: Shelf) -> None:
    book, outputs = shelf("listings")
    find, put, code = CALLOUTS[name]
    files = damaged(outputs[kind], kind, "programs", find, put)
    assert code in {each.code for each in collate(book, {kind: files}).findings}


def drop_span(pdf: pikepdf.Pdf, name: str) -> None:
    cell = next(tag for kind in ("TH", "TD") for tag in tags(pdf, kind) if name in tag.A)
    del cell.A[name]


def behead(pdf: pikepdf.Pdf, number: int) -> None:
    tags(pdf, "TH")[number].S = pikepdf.Name.TD


@pytest.mark.mutant
@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: drop_span(pdf, "/ColSpan"),
        lambda pdf: drop_span(pdf, "/RowSpan"),
        lambda pdf: behead(pdf, 0),
        lambda pdf: behead(pdf, 3),
    ],
)
def test_damaged_tags_of_cells_are_found_out(change: Callable[[pikepdf.Pdf], None], shelf: Shelf) -> None:
    book, outputs = shelf("tables")
    content = io.BytesIO()
    with pikepdf.open(io.BytesIO(*outputs["screen"].values())) as pdf:
        change(pdf)
        pdf.save(content)
    found = collate(book, {"screen": {"a.pdf": content.getvalue()}}).findings
    assert [(each.code, each.path) for each in found] == [("collate-table", "harbour.md")]


@pytest.mark.mutant
@pytest.mark.parametrize("kind", ["print", "screen"])
@pytest.mark.parametrize("change", [drop("2"), swap("1", "2")])
def test_damaged_callouts_of_a_pdf_are_found_out(
    change: Callable[[pikepdf.Pdf], None], kind: str, shelf: Shelf
) -> None:
    book, outputs = shelf("listings")
    pdf_file = next(file for path, file in outputs[kind].items() if path.endswith(".pdf"))
    content = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_file)) as pdf:
        change(pdf)
        pdf.save(content)
    found = collate(book, {kind: {"a.pdf": content.getvalue()}}).findings
    assert found
    assert {each.path for each in found} == {"programs.md"}
