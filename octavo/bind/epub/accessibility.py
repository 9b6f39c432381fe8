"""Say how accessible a book is, from what it holds (EPUB Accessibility 1.1, section 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from octavo.bind.epub.package import Statement
from octavo.book import Book, Image
from octavo.words import words_in
from octavo.xhtml import Tree, local

__all__ = ["Holding", "accessibility", "survey"]


@dataclass(frozen=True, slots=True)
class Holding:
    """Hold what decides how a book can be read: images, those described, headings, mathematics."""

    images: int = 0
    described: int = 0
    headings: int = 0
    mathematics: int = 0


def survey(trees: Iterable[Tree], cover: Image | None) -> Holding:
    """Count what a book's leaves hold; an image marked as an ornament is no image here.

    The cover is an image, described by the book's title.
    """
    images = described = int(cover is not None)
    headings = mathematics = 0
    for element in (element for tree in trees for element in tree.iter()):
        name = local(element)
        if name == "img" and "decorative" not in element.get("class", "").split():
            images += 1
            described += bool(element.get("alt", "").strip())
        headings += name in {"h1", "h2", "h3", "h4", "h5", "h6"}
        mathematics += name == "math"
    return Holding(images, described, headings, mathematics)


def accessibility(book: Book, holding: Holding, *, paged: bool) -> Iterator[Statement]:
    """Give the schema.org statements that the content bears out.

    No `conformsTo` is among them: that claim is for a person to make who has looked
    (EPUB Accessibility 1.1, section 2.4). `paged` says that there is a list of printed pages.
    """
    visual = bool(holding.images)
    complete = holding.described == holding.images
    yield _schema("accessMode", "textual")
    if visual:
        yield _schema("accessMode", "visual")
        yield _schema("accessModeSufficient", "textual,visual")
    if complete:
        yield _schema("accessModeSufficient", "textual")
    features = {
        "tableOfContents": True,
        "readingOrder": True,
        "displayTransformability": True,
        "structuralNavigation": bool(holding.headings),
        "alternativeText": visual and complete,
        "MathML": bool(holding.mathematics),
        "pageNavigation": paged,
        "pageBreakMarkers": paged,
    }
    yield from (_schema("accessibilityFeature", feature) for feature, holds in features.items() if holds)
    # An image in GIF may move, and only somebody who watches it can say that it does not flash.
    moving = any(image.media_type == "image/gif" for image in book.images)
    yield _schema("accessibilityHazard", "unknown" if moving else "none")
    yield _schema("accessibilitySummary", " ".join(_summary(book.settings.lang, holding, paged=paged)))


def _summary(lang: str, holding: Holding, *, paged: bool) -> Iterator[str]:
    words = words_in(lang)
    yield words["summary"]
    if holding.images and holding.images == holding.described:
        yield words["summary-described"]
    elif holding.images:
        yield words["summary-undescribed"].format(holding.described, holding.images)
    if holding.mathematics:
        yield words["summary-math"]
    if paged:
        yield words["summary-pages"]


def _schema(name: str, value: str) -> Statement:
    return Statement(value, attributes={"property": f"schema:{name}"})
