from __future__ import annotations

import json
from typing import Any

from octavo.catalogue.describe import described, metadata
from octavo.catalogue.listing import Listing
from octavo.catalogue.survey import survey
from octavo.settings import Settings
from tests.catalogue.known import MOMENT

#: What the documents promise: the keys of the book, and of each of its forms.
BOOK = {
    "@context", "@type", "name", "alternativeHeadline", "author", "editor", "inLanguage", "datePublished",
    "publisher", "bookEdition", "description", "copyrightNotice", "license", "isPartOf", "position",
    "keywords", "about", "countryOfOrigin", "url", "image", "workExample",
}  # fmt: skip
FORM = {"@type", "@id", "bookFormat", "isbn", "offers"}
ACCESS = {"accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard",
          "accessibilitySummary"}  # fmt: skip


def read(listing: Listing) -> dict[str, Any]:
    (content,) = metadata(listing).files.values()
    return dict(json.loads(content))


def test_the_keys_are_those_that_are_promised(listing: Listing) -> None:
    book = read(listing)
    paper, epub, screen, web = book["workExample"]
    assert set(book) == BOOK
    assert set(paper) == FORM | {"numberOfPages"}
    assert set(epub) == FORM | ACCESS | {"encoding"}
    assert set(screen) == FORM - {"isbn", "offers"} | {"identifier", "encoding", "numberOfPages"}
    assert set(web) == {"@type", "bookFormat", "encoding"}


def test_values_are_those_of_the_book(listing: Listing) -> None:
    book = read(listing)
    assert book["author"] == [{"@type": "Person", "name": "Ann Quarto", "alternateName": "Quarto, Ann"}]
    assert book["editor"] == [{"@type": "Organization", "name": "The Small Press"}]
    assert book["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert book["keywords"] == ["Smallness", "Books"]
    assert book["about"][0] == {
        "@type": "DefinedTerm", "inDefinedTermSet": "thema", "termCode": "NHD", "name": "European history",
    }  # fmt: skip
    paper, epub, *_ = book["workExample"]
    assert (paper["isbn"], paper["numberOfPages"]) == ("9781402894626", 80)
    assert paper["offers"] == [
        {"@type": "Offer", "price": "12.50", "priceCurrency": "GBP", "eligibleRegion": ["GB", "IE"]}
    ]
    assert epub["encoding"]["contentUrl"] == "small-book.epub"
    assert [each["itemListElement"] for each in epub["accessModeSufficient"]] == [
        ["textual", "visual"], ["textual"],
    ]  # fmt: skip


def test_what_is_not_known_is_not_there() -> None:
    bare = survey(Settings.model_validate({"title": "A"}), (), None, None, MOMENT)
    assert set(read(bare)) == {"@context", "@type", "name", "inLanguage", "workExample"}


def test_both_descriptions_are_made_at_once(listing: Listing) -> None:
    assert sorted(described(listing).files) == ["small-book.metadata.json", "small-book.onix.xml"]
