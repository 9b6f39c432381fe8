"""Find places in a page of a web book: the line of an element, and whether a line is the book's."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree, html

from octavo.verdict import Spot

__all__ = ["line_of", "spot_in"]


def line_of(page: bytes, path: str) -> int | None:
    """Give the line of the element that an XPath leads to, or of the nearest around it that is there.

    A script of the page may have added elements that the page as it was written does not have.
    """
    root, steps = _parse(page), path.split("/")
    while steps:
        try:
            found = root.xpath("/".join(steps)) if any(steps) else []
        except etree.XPathError:
            found = []
        if isinstance(found, list) and found and isinstance(found[0], etree._Element):
            return found[0].sourceline
        steps.pop()
    return None


def spot_in(name: str, page: bytes, line: int | None) -> Spot | None:
    """Give the spot of a line in a page that is called so, or None where no text of the book stands.

    The text stands in `main`; what is around it, the ways to other pages, no line of a manuscript has made.
    """
    lines = [element.sourceline or 0 for main in _parse(page).iter("main") for element in main.iter()]
    if line is None or (lines and not min(lines) <= line <= max(lines)):
        return None
    return Spot(name, line)


@lru_cache(maxsize=1)
def _parse(page: bytes) -> html.HtmlElement:
    return html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8", no_network=True))
