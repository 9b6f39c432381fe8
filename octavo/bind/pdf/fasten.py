"""Fasten a note's marker to the word that it follows: WeasyPrint 70 may set it alone on the next line."""

from __future__ import annotations

from lxml import etree

from octavo.xhtml import MATHML, XHTML, Tree

__all__ = ["FAST", "fasten"]

H = f"{{{XHTML}}}"
#: The class of `page.css.jinja` within which no line ends.
FAST = "fast"
#: How many letters of a long word, as an address may be, are held to a marker.
LONGEST, KEPT = 24, 8


def fasten(marker: Tree) -> Tree:
    """Put a marker and the end of what it follows into one span, and give it; else give the marker.

    A marker that follows another's goes into the same span. What follows the marker follows the span.
    """
    before, home = marker.getprevious(), marker.getparent()
    if home is None:
        return marker
    if before is not None and not before.tail and _is_note(before):
        span = before.getprevious()
        if span is not None and span.get("class") == FAST and not span.tail:
            before.tail, marker.tail = marker.tail, None
            span.append(marker)
            return before
    text = (home.text if before is None else before.tail) or ""
    word = text.rsplit(None, 1)[-1] if text and not text[-1].isspace() else ""
    if word:
        word = word if len(word) <= LONGEST else word[-KEPT:]
        span = _span(marker)
        span.text = word
        if before is None:
            home.text = text[: -len(word)]
        else:
            before.tail = text[: -len(word)]
        return span
    if before is not None and not text and not _is_note(before) and _short(before):
        span = _span(marker)
        span.insert(0, before)
        return span
    return marker


def _span(marker: Tree) -> Tree:
    span = etree.Element(H + "span", {"class": FAST})
    span.tail, marker.tail = marker.tail, None
    marker.addprevious(span)
    span.append(marker)
    return span


def _is_note(element: Tree) -> bool:
    return element.tag == H + "aside"


def _short(element: Tree) -> bool:
    if element.tag == f"{{{MATHML}}}math":
        return True
    words = "".join(map(str, element.itertext()))
    return len(words) <= LONGEST and not any(map(str.isspace, words))
