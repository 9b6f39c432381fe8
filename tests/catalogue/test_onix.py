from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from octavo.catalogue.describe import onix
from octavo.catalogue.listing import Listing
from octavo.catalogue.onix import message
from octavo.catalogue.structure import faults
from octavo.catalogue.survey import survey
from octavo.settings import RELATORS, Settings
from octavo.shapes import TRIMS
from tests.catalogue.known import KNOWN, MOMENT, PAGINATION, bounds

N = "{http://ns.editeur.org/onix/3.0/reference}"


def products(listing: Listing) -> list[etree._Element]:
    return list(message(listing).iter(N + "Product"))


def told(element: etree._Element, path: str) -> list[str]:
    """Give the values of a path of names; an element that holds others gives theirs, parted by blanks."""
    steps = "/".join(N + step for step in path.split("/"))
    return [" ".join("".join(each.itertext()).split()) for each in element.iterfind(f".//{steps}")]


def settings(**others: Any) -> Settings:  # noqa: ANN401 -- whatever book.yaml may hold
    return Settings.model_validate({**KNOWN, **others})


def listed(**others: Any) -> Listing:  # noqa: ANN401 -- whatever book.yaml may hold
    return survey(settings(**others), bounds(), PAGINATION, 12345, MOMENT)


def test_each_form_that_is_sold_is_a_product(listing: Listing) -> None:
    paper, epub, screen = products(listing)
    assert [told(each, "RecordReference") for each in (paper, epub, screen)] == [
        ["urn:isbn:9781402894626"],
        ["urn:isbn:9780306406157"],
        ["https://doi.org/10.1000/182"],
    ]
    assert told(paper, "DescriptiveDetail/ProductForm") + told(paper, "ProductFormDetail") == ["BC", "B134"]
    assert told(epub, "DescriptiveDetail/ProductForm") + told(epub, "ProductFormDetail") == [
        "ED", "E101", "E200",
    ]  # fmt: skip
    assert told(screen, "ProductFormDetail") == ["E107", "E201"]
    assert told(paper, "RelatedProduct/ProductRelationCode") == ["27", "27"]
    assert told(epub, "RelatedProduct/ProductRelationCode") == ["13", "06"]
    assert not told(paper, "EpubTechnicalProtection")
    assert told(epub, "EpubTechnicalProtection") == ["00"]


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("978-0-306-40615-7", ["15 9780306406157", "03 9780306406157"]),
        ("https://doi.org/10.1000/182", ["06 10.1000/182"]),
        ("https://example.org/1", ["01 URI https://example.org/1"]),
        (None, ["22 urn:uuid:"]),
    ],
)
def test_identifiers_are_told_in_their_schemes(identifier: str | None, expected: list[str]) -> None:
    (product,) = products(listed(identifiers={"epub": identifier}))
    found = [" ".join(each.itertext()) for each in product.findall(N + "ProductIdentifier")]
    assert [each[: len(start)] for each, start in zip(found, expected, strict=True)] == expected


def test_what_is_measured_is_told(listing: Listing) -> None:
    paper, epub, screen = products(listing)
    assert told(paper, "Measure") == ["01210mm", "02148mm", "035.1mm"]
    assert told(paper, "Extent") == ["00303", "03303", "068003", "11603", "021234502"]
    assert told(epub, "Extent")[:2] == ["08603", "021234502"]
    assert told(screen, "Extent") == ["067903", "08603", "021234502", "22617"]


def test_accessibility_is_what_the_epub_says(listing: Listing) -> None:
    _, epub, screen = products(listing)
    features = told(epub, "ProductFormFeature")
    assert features == [
        "15101F",
        "0900All can be read.",
        "0911",
        "0917",
        "0922",
        "0952",
        "0904",
        "0982",
        "0985",
        "0990The Small Press",
        "0994https://example.org/report",
        "0975",
        "1200",
    ]
    assert told(screen, "ProductFormFeature") == ["15107G", "0905"]


def test_an_epub_that_is_not_built_says_nothing_of_accessibility() -> None:
    listing = survey(settings(), (), None, None, MOMENT)
    assert told(products(listing)[1], "ProductFormFeature") == ["15101F"]


def test_subjects_are_codes_and_keywords(listing: Listing) -> None:
    paper, *_ = products(listing)
    assert told(paper, "Subject") == [
        "93NHDEuropean history",
        "963MPB",
        "93NHB",
        "10HIS032000",
        "04Books--Size",
        "20Smallness; Books",
    ]
    mains = [each.find(N + "MainSubject") is not None for each in paper.iter(N + "Subject")]
    assert mains == [True, False, False, True, False, False]


def test_people_and_bodies_have_their_roles_and_names(listing: Listing) -> None:
    paper, *_ = products(listing)
    assert told(paper, "Contributor") == ["1A01Ann QuartoQuarto, Ann", "2B01The Small Press"]
    assert told(paper, "CorporateName") == ["The Small Press"]
    assert told(paper, "CopyrightStatement") == ["2026Ann Quarto"]
    assert told(paper, "CopyrightOwner/PersonName") == ["Ann Quarto"]


def test_the_language_has_its_script_and_country(listing: Listing) -> None:
    assert told(products(listing)[0], "Language") == ["01chiTWHant"]
    assert told(message(listing), "DefaultLanguageOfText") == ["chi"]


def test_a_book_without_authors_says_so() -> None:
    assert len(list(message(listed(authors=[])).iter(N + "NoContributor"))) == 3


def test_a_description_keeps_its_paragraphs_and_letters(listing: Listing) -> None:
    paper, *_ = products(listing)
    assert told(paper, "Text") == ["About little. And <less> & less.", "About little.And <less> & less."]
    assert told(paper, "Text/p") == ["About little.", "And <less> & less."]
    assert told(paper, "ResourceLink") == ["https://example.org/small/c.png"]


def test_prices_stand_with_the_form_that_they_are_of(listing: Listing) -> None:
    paper, epub, screen = products(listing)
    assert told(paper, "Price") == ["0212.50GBPGB IE"]
    assert told(epub, "Price") == ["01"]
    assert told(epub, "Price/UnpricedItemType") == ["01"]
    assert told(screen, "SupplyDetail/UnpricedItemType") == ["04"]


@pytest.mark.parametrize(
    ("others", "moment", "expected"),
    [
        ({}, MOMENT, ["03", "04", "23", "20", "20"]),
        ({"print": {"printer": "offset"}}, MOMENT, ["03", "04", "20", "20", "20"]),
        ({}, datetime(2026, 1, 1, tzinfo=UTC), ["02", "02", "10", "10", "10"]),
        ({"sales": {"status": "forthcoming"}}, MOMENT, ["02", "02", "10", "10", "10"]),
    ],
)
def test_whether_a_book_is_out_is_told(others: dict[str, Any], moment: datetime, expected: list[str]) -> None:
    made = message(replace(listed(**others), moment=moment))
    notice, status = told(made, "NotificationType")[0], told(made, "PublishingStatus")[0]
    assert [notice, status, *told(made, "ProductAvailability")] == expected
    assert told(made, "SupplyDate") == ["0820261123"] * (3 if expected[2] == "10" else 0)


def test_sales_rights_are_exclusive_or_not() -> None:
    assert set(told(message(listed()), "SalesRights")) == {"01WORLD"}
    shared = listed(sales={"territory": ["GB", "IE"], "exclusive": False})
    assert set(told(message(shared), "SalesRights")) == {"02GB IE"}


@pytest.mark.parametrize("rights", ["All rights reserved", "© 2026 Somebody Else", "CC by agreement"])
def test_what_rights_do_not_say_is_not_guessed(rights: str) -> None:
    made = message(listed(rights=rights))
    assert not told(made, "EpubLicense")
    assert set(told(made, "CopyrightStatement")) <= {"2026"}


def test_every_role_has_its_code() -> None:
    people = [{"name": role, "role": role} for role in RELATORS]
    codes = told(products(listed(authors=people))[0], "ContributorRole")
    assert len(set(codes)) == len(RELATORS)


def test_a_message_without_a_publisher_is_not_written() -> None:
    made = onix(listed(publisher=None))
    assert not made.files
    (found,) = made.findings
    assert (found.code, found.hint) == ("onix-incomplete", "add `publisher:` to it")


def test_what_shops_ask_for_is_told_once(listing: Listing) -> None:
    assert not onix(listing).findings
    bare = survey(Settings.model_validate({"title": "A", "publisher": "B"}), (), None, None, MOMENT)
    (found,) = onix(bare).findings
    assert found.code == "onix-bare"
    assert "sales.prices" in found.message
    assert list(onix(bare).files) == ["a.onix.xml"]


def test_a_paperback_without_a_number_is_missed() -> None:
    listing = listed(identifiers={"epub": KNOWN["identifiers"]["epub"]})
    (found,) = onix(listing).findings
    assert "identifiers.print" in found.message
    assert len(products(listing)) == 1


def test_the_same_book_gives_the_same_bytes(listing: Listing) -> None:
    assert onix(listing) == onix(listed())


SALES = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["forthcoming", "active"]),
        "imprint": st.just("Tiny"),
        "city": st.just("Rome"),
        "country": st.just("IT"),
        "audience": st.sampled_from(
            ["general", "children", "teenage", "tertiary", "professional", "learners"]
        ),
        "supplier": st.just("Hub"),
        "territory": st.sampled_from(["world", ["IT", "VA"]]),
        "exclusive": st.booleans(),
        "prices": st.lists(
            st.fixed_dictionaries(
                {"amount": st.integers(0, 99), "currency": st.sampled_from(["EUR", "USD"])},
                optional={
                    "format": st.sampled_from(["print", "epub", "screen"]),
                    "tax": st.sampled_from(["included", "excluded"]),
                    "countries": st.just(["IT"]),
                },
            ),
            max_size=3,
        ),
    },
)
FIXED = {"title", "sales", "slug", "publisher"}
BOOKS = st.fixed_dictionaries(
    {"title": st.sampled_from(["A", {"main": "A", "subtitle": "B"}]), "publisher": st.just("C")},
    optional={
        **{key: st.sampled_from([KNOWN[key], None]) for key in KNOWN if key not in FIXED},
        "sales": SALES,
        "print": st.fixed_dictionaries({}, optional={"trim": st.sampled_from([*TRIMS, "6x9"])}),
        "lang": st.sampled_from(["en", "de-AT", "sr-Latn-RS", "grc", "pt-BR"]),
    },
)


@given(BOOKS, st.booleans())
def test_every_message_has_what_onix_asks_for(book: dict[str, Any], built: bool) -> None:  # noqa: FBT001 -- drawn
    made = bounds() if built else ()
    listing = survey(Settings.model_validate(book), made, PAGINATION if built else None, 9, MOMENT)
    assert not list(faults(message(listing)))
