"""A book of which everything is known, and its finished files as far as a catalogue reads them."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from octavo.bind.bound import Bound

MOMENT = datetime(2026, 11, 23, 12, 0, 5, tzinfo=UTC)
KNOWN: dict[str, Any] = {
    "title": {"main": "Small Book", "subtitle": "With Notes"},
    "authors": [
        {"name": "Ann Quarto", "sort": "Quarto, Ann"},
        {"name": "The Small Press", "role": "editor", "organisation": True},
    ],
    "lang": "zh-Hant-TW",
    "slug": "small-book",
    "date": "2026-11-23",
    "identifiers": {
        "print": "978-1-4028-9462-6",
        "epub": "978-0-306-40615-7",
        "screen": "https://doi.org/10.1000/182",
    },
    "publisher": "The Small Press",
    "rights": "© 2026 Ann Quarto\n\nCC BY-SA 4.0",
    "description": "About little.\n\nAnd <less> & less.",
    "edition": "Second edition",
    "series": {"name": "Small Books", "number": "3"},
    "subjects": [
        "Smallness",
        {"scheme": "thema", "code": "NHD", "heading": "European history"},
        {"scheme": "thema", "code": "3MPB"},
        {"scheme": "thema", "code": "NHB"},
        {"scheme": "bisac", "code": "HIS032000"},
        {"scheme": "lcsh", "code": "Books--Size"},
        "Books",
    ],
    "web": {"url": "https://example.org/small/"},
    "print": {"printer": "kdp", "trim": "a5"},
    "sales": {
        "imprint": "Tiny",
        "city": "London",
        "country": "GB",
        "audience": "general",
        "territory": "world",
        "prices": [
            {"amount": "12.5", "currency": "GBP", "format": "print", "countries": ["GB", "IE"]},
            {"amount": "0", "currency": "USD", "format": "epub", "tax": "excluded"},
        ],
    },
}
METAS = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual,visual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "MathML"),
    ("schema:accessibilityHazard", "none"),
    ("schema:accessibilitySummary", "All can be read."),
    ("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"),
    ("a11y:certifiedBy", "The Small Press"),
    ("a11y:exemption", "eaa-microenterprise"),
)


def epub(metas: tuple[tuple[str, str], ...] = METAS) -> bytes:
    """Pack an EPUB that says no more than how it can be read."""
    said = "".join(f'<meta property="{name}">{value}</meta>' for name, value in metas)
    link = '<link rel="a11y:certifierReport" href="https://example.org/report" refines="#a"/>'
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        rootfile = '<container><rootfiles><rootfile full-path="EPUB/a.opf"/></rootfiles></container>'
        archive.writestr("META-INF/container.xml", rootfile)
        package = f'<package xmlns="http://www.idpf.org/2007/opf"><metadata>{said}{link}</metadata></package>'
        archive.writestr("EPUB/a.opf", package)
    return stream.getvalue()


#: A blank inside each run of folios counts, one at its end does not.
FOLIOS = ("i:display", "ii:text", "iii:text", "iv:blank", "1:opening", "2:blank", "3:text", "4:blank")
PAGINATION = json.dumps(
    {"pages": [dict(zip(("label", "kind"), each.split(":"), strict=True)) for each in FOLIOS]}
).encode()
WEB = b'<html><head><meta property="og:image" content="https://example.org/small/c.png"/></head></html>'


def bounds() -> tuple[Bound, ...]:
    """Give what a build would have bound."""
    return (
        Bound("print", {"small-book-print.pdf": b"paper"}, pages=80),
        Bound("screen", {"small-book.pdf": b"screen"}, pages=79),
        Bound("epub", {"small-book.epub": epub()}),
        Bound("web", {"web/a.css": b"", "web/index.html": WEB}),
    )
