from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from octavo.bind.epub.accessibility import Holding, accessibility, survey
from octavo.book import Book, Leaf
from octavo.xhtml import parse

ALWAYS = ["tableOfContents", "readingOrder", "displayTransformability"]


def said(book: Book, holding: Holding, *, paged: bool = False) -> dict[str, list[str]]:
    """Give the values of each schema.org property."""
    values: dict[str, list[str]] = defaultdict(list)
    for statement in accessibility(book, holding, paged=paged):
        values[statement.attributes["property"].removeprefix("schema:")].append(statement.value)
    return values


def test_what_the_leaves_hold_is_counted(book: Book, leaves: tuple[Leaf, ...]) -> None:
    trees = [parse(leaf.xhtml) for leaf in leaves]
    assert survey(trees, None) == Holding(images=1, described=1, headings=11, mathematics=3)
    assert survey(trees, book.images[0]) == Holding(images=2, described=2, headings=11, mathematics=3)


def test_plain_text_claims_what_plain_text_can(plain_book: Book) -> None:
    values = said(plain_book, Holding())
    assert values["accessMode"] == values["accessModeSufficient"] == ["textual"]
    assert values["accessibilityFeature"] == ALWAYS
    assert values["accessibilityHazard"] == ["none"]
    assert "image" not in values["accessibilitySummary"][0]


def test_each_feature_follows_from_what_is_there(plain_book: Book) -> None:
    values = said(plain_book, Holding(images=2, described=2, headings=1, mathematics=1), paged=True)
    assert values["accessMode"] == ["textual", "visual"]
    assert values["accessModeSufficient"] == ["textual,visual", "textual"]
    assert values["accessibilityFeature"] == [
        *ALWAYS, "structuralNavigation", "alternativeText", "MathML", "pageNavigation", "pageBreakMarkers",
    ]  # fmt: skip


def test_one_image_without_words_takes_the_claim_away(plain_book: Book) -> None:
    values = said(plain_book, Holding(images=2, described=1))
    assert values["accessModeSufficient"] == ["textual,visual"]
    assert "alternativeText" not in values["accessibilityFeature"]
    assert "1 of 2 images" in values["accessibilitySummary"][0]


@pytest.mark.parametrize(("media_type", "hazard"), [("image/gif", "unknown"), ("image/png", "none")])
def test_an_image_that_may_move_may_flash(book: Book, media_type: str, hazard: str) -> None:
    images = (replace(book.images[0], media_type=media_type),)
    assert said(replace(book, images=images), Holding())["accessibilityHazard"] == [hazard]


def test_conformance_is_never_claimed(book: Book) -> None:
    every = accessibility(book, Holding(1, 1, 1, 1), paged=True)
    assert not any("conformsTo" in str(statement) for statement in every)
