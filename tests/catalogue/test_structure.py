from __future__ import annotations

import pytest
from lxml import etree

from octavo.catalogue.listing import Listing
from octavo.catalogue.onix import message
from octavo.catalogue.onix.nodes import node
from octavo.catalogue.structure import faults
from octavo.catalogue.tables import structure
from octavo.xhtml import local

#: What may be left out of these without harm, since all of it may.
FREE = {"CollateralDetail", "Text"}


def copy(message: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(message))


def test_a_message_of_everything_has_no_fault(listing: Listing) -> None:
    assert not list(faults(message(listing)))


def test_every_element_that_is_written_has_its_row(listing: Listing) -> None:
    """Else an element could stand anywhere, and hold anything."""
    words = {
        "AddresseeName", "CityOfPublication", "CorporateName", "CorporateNameInverted", "EditionStatement",
        "EpubLicenseExpressionLink", "EpubLicenseName", "IDTypeName", "IDValue", "ImprintName", "PersonName",
        "PersonNameInverted", "ProductFormFeatureDescription", "ProductFormFeatureValue", "PublisherName",
        "RecordReference", "RecordSourceName", "SenderName", "SubjectCode", "SubjectHeadingText", "Subtitle",
        "SupplierName", "TitleText", "p",
    }  # fmt: skip
    rows = {*structure("elements"), *structure("values")}
    assert {local(element) for element in message(listing).iter()} <= rows | words


def test_children_in_another_order_are_found(listing: Listing) -> None:
    made = message(listing)
    for number, element in enumerate(made.iter()):
        if len({child.tag for child in element}) > 1 and local(element) not in FREE:
            turned = copy(made)
            there = list(turned.iter())[number]
            there[:] = list(reversed(there))
            assert local(element) in {fault.element for fault in faults(turned)}


def test_a_holder_without_its_children_is_found(listing: Listing) -> None:
    made = message(listing)
    for number, element in enumerate(made.iter()):
        if len(element) and local(element) not in FREE:
            emptied = copy(made)
            list(emptied.iter())[number][:] = []
            assert local(element) in {fault.element for fault in faults(emptied)}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ProductForm", "XX"), ("Date", "2026-11-23"), ("CurrencyCode", "euro"), ("TitleText", "  "),
        ("LanguageCode", "en"), ("MainSubject", "yes"), ("ResourceLink", "c.png"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_found(name: str, value: str) -> None:
    assert [fault.element for fault in faults(node(name, value))] == [name]


def test_an_element_that_holds_words_holds_no_others() -> None:
    assert next(fault.element for fault in faults(node("IDValue", node("p", "a")))) == "IDValue"
