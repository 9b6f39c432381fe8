from __future__ import annotations

import hashlib
from dataclasses import replace

from octavo.catalogue.listing import Article, Listing, isbn
from octavo.catalogue.survey import survey
from octavo.settings import Settings
from tests.catalogue.known import KNOWN, MOMENT, PAGINATION, bounds


def test_what_files_tell_is_read_from_them(listing: Listing) -> None:
    paper, epub, screen, web = listing.articles
    assert replace(paper, sha256=None) == Article(
        "print", "urn:isbn:978-1-4028-9462-6", "small-book-print.pdf", 5, None, 80, 3, 3, 6
    )
    assert paper.sha256 == hashlib.sha256(b"paper").hexdigest()
    assert (epub.file, epub.pages) == ("small-book.epub", None)
    assert (screen.file, screen.size, screen.pages) == ("small-book.pdf", 6, 79)
    assert (web.file, web.identifier) == ("web/index.html", None)
    assert listing.cover == "https://example.org/small/c.png"
    assert listing.access.every("accessibilityFeature") == ("tableOfContents", "MathML")
    assert listing.access.report == "https://example.org/report"


def test_what_is_not_built_is_not_told() -> None:
    bare = survey(Settings.model_validate({"title": "A"}), (), None, None, MOMENT)
    (epub,) = bare.articles
    assert epub.format == "epub"
    assert (epub.file, epub.size, epub.sha256) == (None, None, None)


def test_pages_are_told_by_what_was_bound() -> None:
    first, *others = bounds()
    paged = replace(first, files={**first.files, "pagination-sampler.json": PAGINATION})
    told = survey(Settings.model_validate(KNOWN), (paged, *others), None, None, MOMENT)
    assert [told.articles[0].numbered, told.articles[0].leading] == [3, 3]


def test_a_cover_on_the_web_needs_an_address() -> None:
    told = {**KNOWN, "web": {}}
    assert survey(Settings.model_validate(told), bounds(), None, None, MOMENT).cover is None


def test_an_isbn_is_told_from_other_identifiers() -> None:
    assert isbn("urn:isbn:978-0-306-40615-7") == "9780306406157"
    assert isbn("urn:uuid:bdd00e50-4095-5f10-8a84-b4bf57aa96d0") is None
    assert isbn(None) is None
