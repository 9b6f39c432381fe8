"""Make the elements of a message."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from octavo.catalogue.listing import Article, isbn
from octavo.catalogue.tables import code
from octavo.xhtml import Tree

__all__ = ["REFERENCE", "Content", "identifiers", "language", "node", "some", "territory"]

#: The namespace of ONIX 3.0 with its long names.
REFERENCE = "http://ns.editeur.org/onix/3.0/reference"
#: What stands in an element: words, elements, several, or nothing.
Content = str | Tree | Iterable[Tree] | None

DOI = "https://doi.org/"


def node(name: str, *content: Content, **attributes: str) -> Tree:
    """Make an element; what is None is left out."""
    made = etree.Element(f"{{{REFERENCE}}}{name}", attributes, nsmap={None: REFERENCE})
    for each in content:
        if isinstance(each, str):
            made.text = each
        elif isinstance(each, etree._Element):
            made.append(each)
        elif each is not None:
            made.extend(each)
    return made


def some(name: str, *content: Content, **attributes: str) -> Tree | None:
    """Make an element, or none where there is nothing to stand in it."""
    made = node(name, *content, **attributes)
    return made if made.text or len(made) else None


def identifiers(article: Article) -> list[Tree]:
    """Give all names by which a form is known: an ISBN and its GTIN, a DOI, a URN, or another address."""
    known = article.identifier or ""
    digits = isbn(known)
    if digits:
        return [_identifier("15", digits), _identifier("03", digits)]
    if known.startswith(DOI):
        return [_identifier("06", known.removeprefix(DOI))]
    if known.lower().startswith("urn:"):
        return [_identifier("22", known)]
    return [_identifier("01", known, "URI")]


def language(tag: str) -> str:
    """Give the three letters of a language (ISO 639-2, bibliographic) for a tag of BCP 47."""
    primary = tag.partition("-")[0].lower()
    return str(code("language", primary) or primary)


def territory(countries: Iterable[str]) -> Tree:
    """Make the territory of countries, or of the world."""
    listed = tuple(countries)
    if "world" in listed:
        return node("Territory", node("RegionsIncluded", "WORLD"))
    return node("Territory", node("CountriesIncluded", " ".join(dict.fromkeys(listed))))


def _identifier(kind: str, value: str, name: str | None = None) -> Tree:
    named = node("IDTypeName", name) if name else None
    return node("ProductIdentifier", node("ProductIDType", kind), named, node("IDValue", value))
