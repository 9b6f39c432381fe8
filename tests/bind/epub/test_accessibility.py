from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

import pytest

from octavo.bind.epub.accessibility import Holding, accessibility, survey
from octavo.book import Book, Leaf
from octavo.specification import Accessibility
from octavo.xhtml import parse

ALWAYS = ["readingOrder", "displayTransformability", "unlocked"]

#: A document that holds one of each thing that the metadata tells of.
RICH = """
<section xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<nav epub:type="toc"><ol><li><a href="a">A</a></li></ol></nav>
<h1>A</h1><img src="a" alt="A ship"/>
<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math>
<section epub:type="index">B, 1</section><span epub:type="pagebreak"/><a epub:type="noteref">1</a></section>
"""

#: What is taken out of it, and the values that go with it, of all properties.
TAKEN = [
    (' alt="A ship"', {"alternativeText", "textual"}),
    (r"<math.*</math>", {"MathML", "describedMath"}),
    (' alttext="x"', {"describedMath"}),
    (r'<section epub:type="index">.*?</section>', {"index"}),
    (r'<span epub:type="pagebreak"/>', {"pageBreakMarkers"}),
    (r"<nav.*</nav>", {"tableOfContents"}),
    (r"<h1>A</h1>", {"structuralNavigation"}),
    (r'<img src="a" alt="A ship"/>', {"alternativeText", "textual,visual", "visual"}),
]


def said(book: Book, holding: Holding, *, listed: int = 0) -> dict[str, list[str]]:
    """Give the values of each schema.org property."""
    values: dict[str, list[str]] = defaultdict(list)
    for statement in accessibility(book, holding, listed=listed):
        name = statement.attributes.get("property", "")
        if name.startswith("schema:"):
            values[name.removeprefix("schema:")].append(statement.value)
    return values


def claims(book: Book, xhtml: str, *, listed: int = 1) -> Counter[str]:
    """Count every value that is said of a document, but not the summary."""
    values = said(book, survey([parse(xhtml)], None), listed=listed)
    return Counter(value for name, row in values.items() if name != "accessibilitySummary" for value in row)


@pytest.mark.parametrize(("taken", "gone"), TAKEN)
def test_what_is_taken_out_is_no_longer_claimed(plain_book: Book, taken: str, gone: set[str]) -> None:
    less, count = re.subn(taken, "", RICH, flags=re.DOTALL)
    assert count == 1
    assert {*(claims(plain_book, RICH) - claims(plain_book, less))} == gone


def test_without_a_list_of_pages_none_is_claimed(plain_book: Book) -> None:
    assert {*(claims(plain_book, RICH) - claims(plain_book, RICH, listed=0))} == {"pageNavigation"}


def test_the_summary_says_in_the_language_of_the_book_what_is_there(plain_book: Book) -> None:
    german = replace(plain_book, settings=plain_book.settings.model_copy(update={"lang": "de-AT"}))
    (whole,) = said(german, survey([parse(RICH)], None), listed=1)["accessibilitySummary"]
    for words in ("Jedes Bild", "Anmerkungen", "MathML", "Register", "Seitenverzeichnis", "Überschriften"):
        assert words in whole
    (bare,) = said(german, Holding())["accessibilitySummary"]
    assert bare == "Der Text passt sich in Größe und Umbruch an."


def stated(book: Book, holding: Holding, **told: str) -> list[tuple[str, str]]:
    """Give the statements about conformance where a person has said something in `book.yaml`."""
    settings = book.settings.model_copy(update={"accessibility": Accessibility.model_validate(told)})
    every = accessibility(replace(book, settings=settings), holding, listed=0)
    return [
        (
            statement.attributes.get("property", statement.name),
            statement.value or statement.attributes["href"],
        )
        for statement in every
        if not statement.attributes.get("property", "").startswith("schema:")
    ]


def test_conformance_is_claimed_when_a_person_has_reviewed_it(plain_book: Book) -> None:
    told = {"reviewed_by": "Ada Quarto", "credential": "A11Y", "report": "https://example.org/r"}
    assert stated(plain_book, Holding(), **told) == [
        ("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"),
        ("a11y:certifiedBy", "Ada Quarto"),
        ("a11y:certifierCredential", "A11Y"),
        ("link", "https://example.org/r"),
    ]


def test_conformance_is_not_claimed_while_an_image_has_no_words(plain_book: Book) -> None:
    assert stated(plain_book, Holding(images=1), reviewed_by="Ada Quarto") == []


def test_an_exemption_is_said(plain_book: Book) -> None:
    assert stated(plain_book, Holding(), exemption="microenterprise") == [
        ("dcterms:conformsTo", "none"),
        ("a11y:exemption", "eaa-microenterprise"),
    ]
    both = stated(plain_book, Holding(), exemption="fundamental-alteration", reviewed_by="A")
    assert both[0][1].startswith("EPUB Accessibility")
    assert both[-1] == ("a11y:exemption", "eaa-fundamental-alteration")


def test_what_the_leaves_hold_is_counted(book: Book, leaves: tuple[Leaf, ...]) -> None:
    trees = [parse(leaf.xhtml) for leaf in leaves]
    holding = survey(trees, None)
    assert holding == Holding(images=1, described=1, headings=11, mathematics=3, spoken=3, entries=8, notes=5)
    assert survey(trees, book.images[0]) == replace(holding, images=2, described=2)


def test_plain_text_claims_what_plain_text_can(plain_book: Book) -> None:
    values = said(plain_book, Holding())
    assert values["accessMode"] == values["accessModeSufficient"] == ["textual"]
    assert values["accessibilityFeature"] == ALWAYS
    assert values["accessibilityHazard"] == ["none"]
    assert "image" not in values["accessibilitySummary"][0]


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
    every = accessibility(book, Holding(1, 1, 1, 1), listed=9)
    assert not any("conformsTo" in str(statement) for statement in every)
