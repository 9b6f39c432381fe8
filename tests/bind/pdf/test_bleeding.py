from __future__ import annotations

import pytest

from octavo.bind.pdf.bleeding import bleeds
from octavo.book import Leaf, Matter
from octavo.specification import Print

SECTION = '<section xmlns="http://www.w3.org/1999/xhtml">{}</section>'


def leaf(body: str) -> Leaf:
    return Leaf("one", "chapter", "One", Matter.MAIN, SECTION.format(body), "en")


PLATE = '<p><img class="wide bleed" src="images/a.png" alt=""/></p>'


@pytest.mark.parametrize(
    ("wish", "body", "answer"),
    [
        ("auto", PLATE, True),
        ("auto", "<p>They bleed.</p>", False),
        ("auto", '<p><img class="bleeding" src="images/a.png" alt=""/></p>', False),
        (True, "<p>Words.</p>", True),
        (False, PLATE, False),
    ],
)
def test_a_book_bleeds_where_a_picture_does_or_it_is_asked_for(
    wish: object, body: str, *, answer: bool
) -> None:
    settings = Print.model_validate({"bleed": wish})
    assert bleeds(settings, [leaf("<p>A</p>"), leaf(body)]) is answer
