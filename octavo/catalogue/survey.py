"""Learn from the finished files what a catalogue says of them."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from lxml import etree, html

from octavo.bind.bound import Bound
from octavo.catalogue.listing import Access, Article, Listing
from octavo.settings import Settings

__all__ = ["survey"]

#: The forms of the book, in the order in which they are told.
FORMS = ("print", "epub", "screen", "web")
#: Where an EPUB's package is named, and no package is larger than this (bytes).
CONTAINER, MOST = "META-INF/container.xml", 20_000_000
#: Where the pages of the print PDF are told, in the book's own edition or another.
PAGES = re.compile(r"pagination[^/]*\.json")
ROMAN = frozenset("ivxlcdm")


def survey(
    settings: Settings, bounds: Sequence[Bound], pagination: bytes | None, words: int | None, moment: datetime
) -> Listing:
    """Give what is known of a book from its settings and the files that were bound, which may be none.

    `pagination` is `pagination.json`, of the print PDF, if it is not among the files; `moment` an aware time.
    """
    made = {bound.format: bound for bound in bounds}
    told = (content for bound in bounds for name, content in bound.files.items() if PAGES.fullmatch(name))
    pagination = next(told, pagination)
    articles = tuple(_article(kind, settings, made.get(kind), pagination) for kind in FORMS)
    known = tuple(article for article in articles if article.identifier or article.file)
    access = _access(_first(made["epub"])) if "epub" in made else Access()
    cover = _cover(made["web"]) if "web" in made and settings.web.url else None
    return Listing(settings, known, moment, words, access, cover)


def _article(kind: str, settings: Settings, bound: Bound | None, pagination: bytes | None) -> Article:
    identifier = getattr(settings.identifiers, kind)
    if bound is None:
        return Article(kind, identifier)
    if kind == "web":
        return Article(kind, identifier, f"{next(iter(bound.files)).partition('/')[0]}/index.html")
    content = _first(bound)
    counts = _counts(pagination) if kind == "print" and pagination else (None, None, None)
    checksum = hashlib.sha256(content).hexdigest()
    return Article(kind, identifier, next(iter(bound.files)), len(content), checksum, bound.pages, *counts)


def _first(bound: Bound) -> bytes:
    return next(iter(bound.files.values()))


def _counts(pagination: bytes) -> tuple[int, int, int]:
    """Count the pages to the last roman folio, to the last arabic one, and both; no blanks at their ends."""
    filled = [page["label"] for page in json.loads(pagination)["pages"] if page["kind"] != "blank"]
    roman = max((number for number, label in enumerate(_romans(pagination), 1) if label in filled), default=0)
    arabic = max((int(label) for label in filled if label.isdecimal()), default=0)
    return roman, arabic, roman + arabic


def _romans(pagination: bytes) -> list[str]:
    labels = [page["label"] for page in json.loads(pagination)["pages"]]
    return [label for label in labels if label and set(label.lower()) <= ROMAN]


def _access(epub: bytes) -> Access:
    with zipfile.ZipFile(BytesIO(epub)) as archive:
        container = _parsed(archive, CONTAINER)
        package = _parsed(archive, str(container.xpath("string(//*[local-name()='rootfile']/@full-path)")))
    told: defaultdict[str, list[str]] = defaultdict(list)
    for name, value in _metas(package):
        told[name].append(value)
    link = package.xpath("string(//*[local-name()='link'][@rel='a11y:certifierReport']/@href)")
    return Access({name: tuple(values) for name, values in told.items()}, str(link) or None)


def _metas(package: etree._Element) -> Iterator[tuple[str, str]]:
    for meta in package.iter("{*}meta"):
        name, value = meta.get("property"), (meta.text or "").strip()
        if name and value:
            yield str(name).partition(":")[2] or str(name), value


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    with archive.open(name) as stream:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(stream.read(MOST), parser)


def _cover(web: Bound) -> str | None:
    """Give the address that the web book's first page names as its picture."""
    first = next((content for name, content in web.files.items() if name.endswith("/index.html")), None)
    if first is None:
        return None
    found = html.fromstring(first).xpath("string(//meta[@property='og:image']/@content)")
    return str(found) or None
