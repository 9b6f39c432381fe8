"""Describe a form of the book: what it is made of, who made it, how long it is, what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.catalogue.listing import Article, Listing
from octavo.catalogue.onix.access import access_features
from octavo.catalogue.onix.license import license_
from octavo.catalogue.onix.nodes import language, node
from octavo.catalogue.onix.subjects import subjects
from octavo.catalogue.tables import code
from octavo.printers import wrap
from octavo.settings import Person, Series, Settings
from octavo.shapes import trim_size
from octavo.xhtml import Tree

__all__ = ["description"]

#: The length of the four letters of a script in a language's tag.
SCRIPT = 4


def description(listing: Listing, article: Article) -> Tree:
    """Give the block that describes a form (ONIX 3.0, groups P.3 to P.13)."""
    settings = listing.settings
    digital = article.format != "print"
    edition = settings.edition
    audience = code("audience", settings.sales.audience) if settings.sales.audience else None
    return node(
        "DescriptiveDetail",
        node("ProductComposition", "00"),
        _form(article, settings),
        access_features(listing, article),
        node("PrimaryContentType", "10") if digital else None,
        _measures(settings, article),
        node("EpubTechnicalProtection", "00") if digital else None,
        license_(settings) if digital else None,
        _series(settings.series) if settings.series else None,
        _title(settings),
        _contributors(settings),
        node("EditionStatement", edition) if edition else None,
        _language(settings.lang),
        _extents(listing, article),
        subjects(settings),
        _audience(audience) if audience else None,
    )


def _form(article: Article, settings: Settings) -> Iterator[Tree]:
    form = code("form", article.format)
    yield node("ProductForm", form["form"])
    yield from (node("ProductFormDetail", detail) for detail in form["details"])
    trim = code("trim", settings.print.trim)
    if article.format == "print" and trim:
        yield node("ProductFormDetail", trim)


def _measures(settings: Settings, article: Article) -> Iterator[Tree]:
    if article.format != "print":
        return
    width, height = trim_size(settings.print.trim)
    wrapped = wrap(settings.print, article.pages) if article.pages else None
    known = {"01": height, "02": width, "03": wrapped.spine if wrapped else None}
    for kind, length in known.items():
        if length:
            measured = node("Measurement", f"{length:.1f}".removesuffix(".0"))
            yield node("Measure", node("MeasureType", kind), measured, node("MeasureUnitCode", "mm"))


def _series(series: Series) -> Tree:
    number = None
    if series.number:
        counted = node("CollectionSequenceNumber", series.number)
        number = node("CollectionSequence", node("CollectionSequenceType", "02"), counted)
    return node("Collection", node("CollectionType", "10"), number, _titled("02", series.name))


def _title(settings: Settings) -> Tree:
    return _titled("01", settings.title.main, settings.title.subtitle)


def _titled(level: str, words: str, subtitle: str | None = None) -> Tree:
    under = node("Subtitle", subtitle) if subtitle else None
    element = node("TitleElement", node("TitleElementLevel", level), node("TitleText", words), under)
    return node("TitleDetail", node("TitleType", "01"), element)


def _contributors(settings: Settings) -> Iterator[Tree]:
    for number, person in enumerate(settings.authors, 1):
        role = node("ContributorRole", code("role", person.role))
        yield node("Contributor", node("SequenceNumber", str(number)), role, _name(person))
    if not settings.authors:
        yield node("NoContributor")


def _name(person: Person) -> Iterator[Tree]:
    kind = "CorporateName" if person.organisation else "PersonName"
    yield node(kind, person.name)
    if person.sort:
        yield node(f"{kind}Inverted", person.sort)


def _language(tag: str) -> Tree:
    subtags = tag.split("-")[1:]
    script = next((each.title() for each in subtags if len(each) == SCRIPT and each.isalpha()), None)
    country = next((each.upper() for each in subtags if len(each) == 2 and each.isalpha()), None)  # noqa: PLR2004
    return node(
        "Language",
        node("LanguageRole", "01"),
        node("LanguageCode", language(tag)),
        node("CountryCode", country) if country else None,
        node("ScriptCode", script) if script else None,
    )


def _extents(listing: Listing, article: Article) -> Iterator[Tree]:
    """Give how long the book is: pages (unit 03), words (02), bytes (17); list 23 says of which kind."""
    paper = listing.article("print")
    if article.format == "print":
        pages = {"00": article.numbered, "03": article.leading, "06": article.pages, "11": article.contentful}
        counts = [(kind, number, "03") for kind, number in pages.items()]
    else:
        counts = [("06", article.pages, "03"), ("08", paper.contentful if paper else None, "03")]
    counts += [("02", listing.words, "02")]
    if article.format != "print":
        counts += [("22", article.size, "17")]
    for kind, number, unit in counts:
        if number:
            value = node("ExtentValue", str(number))
            yield node("Extent", node("ExtentType", kind), value, node("ExtentUnit", unit))


def _audience(value: str) -> Tree:
    return node("Audience", node("AudienceCodeType", "01"), node("AudienceCodeValue", value))
