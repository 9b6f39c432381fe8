from __future__ import annotations

from dataclasses import replace

import pytest

from octavo.bind.pdf.sheet import make_sheet
from octavo.bind.pdf.sheets import Sheets
from octavo.book import Leaf, Matter
from octavo.memory import Memory
from octavo.pagination import Page, PageKind, Pagination
from octavo.settings import References, Settings, Title
from tests.bind.pdf.test_sheet import CONTENTS, NOTED

SETTINGS = Settings(title=Title(main="Tides"), references=References(pages="none"))
FIRST = Pagination((Page("12", "one", PageKind.OPENING, recto=True),), {"one--one": 0})
MOVED = replace(FIRST, pages=(replace(FIRST.pages[0], label="14"),))


def _leaf(xhtml: str, kind: str) -> Leaf:
    return Leaf("one", kind, "One", Matter.MAIN, xhtml, "en-GB", path="one.md")


def test_a_leaf_that_shows_no_page_is_made_once() -> None:
    sheets, leaf = Sheets("print", SETTINGS, Memory()), _leaf(NOTED, "chapter")
    first = sheets.make(leaf, FIRST, recto=True)
    assert sheets.make(leaf, MOVED, recto=True) is first


@pytest.mark.parametrize("pages", ["labels", "all", "none"])
def test_a_leaf_that_shows_pages_shows_those_of_now(pages: str) -> None:
    told = Settings(title=SETTINGS.title, references=References.model_validate({"pages": pages}))
    sheets = Sheets("print", told, Memory())
    for leaf in (_leaf(CONTENTS, "contents"), _leaf(NOTED, "chapter")):
        for pagination in (FIRST, MOVED):
            made = make_sheet(leaf, "print", pagination, recto=True, title=told.title.main, pages=pages)
            assert sheets.make(leaf, pagination, recto=True) == made
    assert "14" in sheets.make(_leaf(CONTENTS, "contents"), MOVED, recto=True).xhtml


def test_a_leaf_that_is_another_or_begins_elsewhere_is_made_anew() -> None:
    sheets, leaf = Sheets("print", SETTINGS, Memory()), _leaf(NOTED, "chapter")
    first = sheets.make(leaf, FIRST, recto=True)
    assert sheets.make(leaf, FIRST, recto=False) != first
    assert sheets.make(replace(leaf, xhtml=NOTED.replace("Text", "Words")), FIRST, recto=True) != first
    assert Sheets("screen", SETTINGS, sheets.memory).make(leaf, FIRST, recto=True) != first
