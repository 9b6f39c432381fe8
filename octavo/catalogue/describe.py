"""Make both descriptions of a book, and say what is missing in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from octavo.catalogue.linked import linked
from octavo.catalogue.listing import Listing, isbn
from octavo.catalogue.onix import message
from octavo.catalogue.structure import faults
from octavo.findings import Finding, finding
from octavo.sales import SubjectCode
from octavo.xhtml import Tree

__all__ = ["Description", "described", "metadata", "onix"]


@dataclass(frozen=True, slots=True)
class Description:
    """Hold a description: its file by name, none where it could not be made, and what was found."""

    files: dict[str, bytes] = field(repr=False)
    findings: tuple[Finding, ...] = ()


def described(listing: Listing) -> Description:
    """Give both descriptions."""
    one, other = onix(listing), metadata(listing)
    return Description(one.files | other.files, one.findings + other.findings)


def metadata(listing: Listing) -> Description:
    """Give the description as linked data: `SLUG.metadata.json`."""
    return Description({f"{listing.settings.slug}.metadata.json": linked(listing)})


def onix(listing: Listing) -> Description:
    """Give the message to the book trade: `SLUG.onix.xml`; none when it would lack what it must have."""
    made = message(listing)
    wrong = tuple(dict.fromkeys(_wrong(made)))
    if wrong:
        return Description({}, wrong)
    content = etree.tostring(made, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return Description({f"{listing.settings.slug}.onix.xml": content}, tuple(_bare(listing)))


def _wrong(made: Tree) -> Iterator[Finding]:
    for fault in faults(made):
        if fault.key:
            words = f"the message to the book trade cannot be without `{fault.key}`"
            yield finding("onix-incomplete", words, path="book.yaml", hint=f"add `{fault.key}:` to it")
        else:
            yield finding(
                "onix-incomplete", fault.words, hint="this is a fault of Octavo's: please report it"
            )


def _bare(listing: Listing) -> Iterator[Finding]:
    lacking = [key for key, there in _asked(listing).items() if not there]
    if lacking:
        words = f"shops ask for more than book.yaml says: {', '.join(lacking)}"
        yield finding(
            "onix-bare", words, path="book.yaml", hint="add what you know; docs/metadata.md tells each"
        )


def _asked(listing: Listing) -> dict[str, bool]:
    """Give what the large shops and wholesalers ask of every record, and whether it is there."""
    settings, known = listing.settings, listing.settings.identifiers
    paper = listing.article("print")
    coded = any(
        isinstance(subject, SubjectCode) and subject.scheme in {"bisac", "thema"}
        for subject in settings.subjects
    )
    return {
        "identifiers (an ISBN)": any(isbn(each) for each in (known.print, known.epub, known.screen)),
        "identifiers.print (without it the paperback is no product)": paper is None or bool(known.print),
        "authors": bool(settings.authors),
        "date": settings.date is not None,
        "description": settings.description is not None,
        "subjects (with a code of thema or bisac)": coded,
        "sales.country": settings.sales.country is not None,
        "sales.audience": settings.sales.audience is not None,
        "sales.territory": bool(settings.sales.territory),
        "sales.prices": bool(settings.sales.prices),
    }
