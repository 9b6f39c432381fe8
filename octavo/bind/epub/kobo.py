"""Make the copy of an EPUB that Kobo's own reader opens, with its bookmarks, notes and page counts.

That reader finds places again by spans around sentences, `kobo.PARAGRAPH.SENTENCE`, and lays out what
stands in two boxes around the text (as the files have them that Kobo itself delivers; Kobo's EPUB
guidelines, "Sideloading for Testing Purposes", name the ending `.kepub.epub`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from octavo.bind.epub.archive import archived, opened
from octavo.xhtml import XHTML, Tree, local

__all__ = ["bind_kobo"]

H = f"{{{XHTML}}}"
#: What is left alone, with all that is in it.
WHOLE = {"math", "nav", "pre", "script", "style", "svg"}
#: Elements with which a paragraph begins.
BLOCKS = {"aside", "blockquote", "caption", "dd", "div", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4"}
BLOCKS |= {"h5", "h6", "li", "p", "section", "td", "th"}
#: Where a sentence ends: with its closing signs, and the white behind them.
SENTENCE = re.compile(r".*?(?:[.!?\u2026][\"'\u2019\u201d)\]\u00bb]*\s+|[\u3002\uff01\uff1f]+|\Z)", re.DOTALL)
#: Kobo's boxes must not part from the edge of the page.
STYLE = "div#book-inner { margin-top: 0; margin-bottom: 0; }"


def bind_kobo(epub: bytes, modified: datetime) -> bytes:
    """Give the copy of an EPUB for Kobo; the same words in the same order, and the same files."""
    files = opened(epub)
    for name, content in files.items():
        if name.endswith(".xhtml"):
            files[name] = _dressed(content)
    return archived(files, modified)


def _dressed(content: bytes) -> bytes:
    document = etree.fromstring(content)
    body = document.find(f"{H}body")
    head = document.find(f"{H}head")
    if body is None or head is None:
        return content
    style = etree.SubElement(head, H + "style", {"type": "text/css"})
    style.text = STYLE
    _mark(body)
    inner = etree.Element(H + "div", {"id": "book-inner"})
    inner.text, body.text = body.text, None
    inner.extend(list(body))
    etree.SubElement(body, H + "div", {"id": "book-columns"}).append(inner)
    return etree.tostring(document, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")


def _mark(body: Tree) -> None:
    paragraph = sentence = 0
    images: list[tuple[Tree, str]] = []
    for element, part in list(_parts(body)):
        if part in {"block", "image"}:
            paragraph, sentence = paragraph + 1, 0
        if part == "image":
            images.append((element, f"kobo.{paragraph}.1"))
            sentence = 1
        elif part != "block":
            spans = []
            for piece in filter(
                None, SENTENCE.findall((element.text if part == "text" else element.tail) or "")
            ):
                sentence += 1
                spans.append(_span(f"kobo.{max(paragraph, 1)}.{sentence}", piece))
            _put(element, part, spans)
    for image, name in images:
        _wrap(image, name)


def _parts(element: Tree) -> Iterator[tuple[Tree, str]]:
    """Give the beginnings of paragraphs, the images and the pieces of text, in order."""
    if local(element) in BLOCKS:
        yield element, "block"
    if (element.text or "").strip():
        yield element, "text"
    for child in element:
        if local(child) == "img":
            yield child, "image"
        elif local(child) and local(child) not in WHOLE:
            yield from _parts(child)
        if (child.tail or "").strip():
            yield child, "tail"


def _span(name: str, words: str = "") -> Tree:
    span = etree.Element(H + "span", {"class": "koboSpan", "id": name})
    span.text = words or None
    return span


def _wrap(image: Tree, name: str) -> None:
    span = _span(name)
    span.tail, image.tail = image.tail, None
    image.addprevious(span)
    span.append(image)


def _put(element: Tree, part: str, spans: list[Tree]) -> None:
    home = element if part == "text" else next(element.iterancestors())
    at = 0 if part == "text" else home.index(element) + 1
    if part == "text":
        element.text = None
    else:
        element.tail = None
    for number, span in enumerate(spans):
        home.insert(at + number, span)
