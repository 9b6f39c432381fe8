"""Say how accessible a book is, from what it holds (EPUB Accessibility 1.1, section 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from octavo.bind.epub.package import Statement
from octavo.book import Book, Image
from octavo.specification import Accessibility
from octavo.words import words_in
from octavo.xhtml import EPUB, Tree, local

__all__ = ["Holding", "accessibility", "survey"]

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
#: What is claimed for a book that a person has reviewed (EPUB Accessibility 1.1, section 3.2, to the letter).
CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


@dataclass(frozen=True, slots=True)
class Holding:
    """Hold what decides how a book can be read: what there is of each, and how many images are described.

    `spoken` counts the formulas that have words beside their MathML; `pages` are marks of printed pages.
    """

    images: int = 0
    described: int = 0
    headings: int = 0
    mathematics: int = 0
    spoken: int = 0
    entries: int = 0
    pages: int = 0
    notes: int = 0
    index: bool = False


def survey(trees: Iterable[Tree], cover: Image | None) -> Holding:
    """Count what a book's documents hold; an image marked as an ornament is no image here.

    The cover is an image, described by the book's title.
    """
    elements = [element for tree in trees for element in tree.iter()]
    images = [element for element in elements if local(element) == "img" and not _ornament(element)]
    formulas = [element for element in elements if local(element) == "math"]
    types = [set((element.get(f"{{{EPUB}}}type") or "").split()) for element in elements]
    contents = (
        element
        for element, kinds in zip(elements, types, strict=True)
        if local(element) == "nav" and "toc" in kinds
    )
    return Holding(
        images=len(images) + bool(cover),
        described=sum(bool(image.get("alt", "").strip()) for image in images) + bool(cover),
        headings=sum(local(element) in HEADINGS for element in elements),
        mathematics=len(formulas),
        spoken=sum(bool(formula.get("alttext", "").strip()) for formula in formulas),
        entries=sum(local(link) == "a" for nav in contents for link in nav.iter()),
        pages=sum("pagebreak" in kinds for kinds in types),
        notes=sum("noteref" in kinds for kinds in types),
        index=any("index" in kinds for kinds in types),
    )


def accessibility(book: Book, holding: Holding, *, listed: int) -> Iterator[Statement]:
    """Give the schema.org statements that the content bears out, and what a person has said.

    `listed` counts the entries of the list of pages. That the book conforms is for a person to say who has
    looked (EPUB Accessibility 1.1, section 3.2); while an image has no words, it is not said.
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
        "tableOfContents": bool(holding.entries),
        "readingOrder": True,
        "displayTransformability": True,
        "structuralNavigation": bool(holding.headings),
        "alternativeText": visual and complete,
        "MathML": bool(holding.mathematics),
        "describedMath": 0 < holding.mathematics == holding.spoken,
        "index": holding.index,
        "pageNavigation": bool(listed),
        "pageBreakMarkers": bool(holding.pages),
        "unlocked": True,
    }
    yield from (_schema("accessibilityFeature", feature) for feature, holds in features.items() if holds)
    # An image in GIF may move, and only somebody who watches it can say that it does not flash.
    moving = any(image.media_type == "image/gif" for image in book.images)
    yield _schema("accessibilityHazard", "unknown" if moving else "none")
    yield _schema("accessibilitySummary", " ".join(_summary(book.settings.lang, holding, listed=listed)))
    yield from _conformance(book.settings.accessibility, complete=complete)


def _conformance(said: Accessibility, *, complete: bool) -> Iterator[Statement]:
    if said.reviewed_by and complete:
        yield _meta("dcterms:conformsTo", CONFORMANCE, id="conformance")
        yield _meta("a11y:certifiedBy", said.reviewed_by, id="certifier", refines="#conformance")
        if said.credential:
            yield _meta("a11y:certifierCredential", said.credential, refines="#certifier")
        if said.report:
            rel = {"rel": "a11y:certifierReport", "href": said.report, "refines": "#certifier"}
            yield Statement("", "link", rel)
    elif said.exemption:
        # What the European law's mapping asks for (Publishing Community Group, EPUB EAA mapping).
        yield _meta("dcterms:conformsTo", "none")
    if said.exemption:
        yield _meta("a11y:exemption", f"eaa-{said.exemption}")


def _summary(lang: str, holding: Holding, *, listed: int) -> Iterator[str]:
    words = words_in(lang)
    yield words["summary"]
    if holding.entries and holding.headings:
        yield words["summary-headings"]
    if holding.images and holding.images == holding.described:
        yield words["summary-described"]
    elif holding.images:
        yield words["summary-undescribed"].format(holding.described, holding.images)
    if holding.notes:
        yield words["summary-notes"]
    if holding.mathematics:
        yield words["summary-math"]
    if holding.index:
        yield words["summary-index"]
    if listed:
        yield words["summary-pages"]


def _ornament(image: Tree) -> bool:
    return "decorative" in image.get("class", "").split()


def _schema(name: str, value: str) -> Statement:
    return _meta(f"schema:{name}", value)


def _meta(name: str, value: str, **attributes: str) -> Statement:
    return Statement(value, attributes={"property": name, **attributes})
