from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from octavo.pagination import Page, PageKind, Pagination, render_pagination
from octavo.serve.counter import Counter
from tests.serve.conftest import Desk


def test_the_print_pages_of_a_chapter_are_drawn(desk: Desk) -> None:
    before = (Page(str(number), "zero", PageKind.TEXT, recto=number % 2 == 1) for number in range(1, 7))
    pages = (*before, Page("7", "one", PageKind.OPENING, recto=True))
    known = Pagination(pages, {"one": 6, "ref-far--n1": 1, "far--n1": 6})
    (desk.folder / "build").mkdir()
    (desk.folder / "build/pagination.json").write_text(render_pagination(known, "print"))
    desk.save("one.md", "# One\n\n" + "A line of the first chapter. " * 200)
    site = desk.board.newest.site
    assert site is not None
    shown = desk.proofs.show(site, "one.html")
    assert shown is not None
    words = "".join(
        page.get_textpage().get_text_bounded()
        for text in shown.proof.texts
        for page in pypdfium2.PdfDocument(text.pdf)
    )
    assert "A line of the first chapter." in words.replace("\r\n", " ")
    assert "Other words" not in words
    pages = json.loads(desk.give("-/print/one.html"))["pages"]
    assert [(each["folio"], each["recto"]) for each in pages[:3]] == [("7", True), ("8", False), ("9", True)]
    given = Counter(desk.board, desk.proofs).give(pages[1]["src"].removeprefix("/"))
    assert given is not None
    assert given.answer.media_type == "image/png"
    picture = Image.open(BytesIO(given.answer.content))
    assert picture.format == "PNG"
    assert min(picture.convert("L").tobytes()) < 60
    assert abs(picture.height / picture.width - 8.5 / 5.5) < 0.2


def test_without_a_build_there_are_no_folios(desk: Desk) -> None:
    pages = json.loads(desk.give("-/print/two.html"))["pages"]
    assert [(each["folio"], each["recto"]) for each in pages] == [("", True)]


def test_an_edit_sets_other_pages(desk: Desk) -> None:
    before = desk.give("-/print/two.html")
    assert desk.give("-/print/two.html") == before
    desk.save("two.md", "# Two\n\nNew words.\n")
    assert desk.give("-/print/two.html") != before


def test_a_pagination_that_cannot_be_read_is_none(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/pagination.json").write_text("{}")
    assert json.loads(desk.give("-/print/two.html"))["pages"][0]["folio"] == ""
