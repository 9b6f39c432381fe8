"""Write a cover as a document: the author's picture on the front, or else the title in type."""

from __future__ import annotations

from lxml import etree

from octavo.bind.cover import find_cover
from octavo.bind.wrap.bars import bars, isbn
from octavo.book import Book
from octavo.printers import Wrap
from octavo.xhtml import XHTML, Tree

__all__ = ["END", "FLOOR", "MANNERS", "cover_document"]

H = f"{{{XHTML}}}"
#: The name of the bars' drawing.
BARS = "bars.svg"
#: The classes of `cover.css.jinja` for the words on the back: as they look best, smaller, as small as may be.
MANNERS = ("", "long", "longer")
END, FLOOR = "end", "floor"
#: Languages whose spines are read from the foot to the head.
UPWARD = {"ca", "cs", "de", "el", "es", "fr", "hu", "it", "pl", "pt", "ro", "ru", "sk"}
#: The smallest type of a spine, in pt, and the largest; how wide a letter is, in its size.
LEAST, MOST, LETTER = 6.0, 15.0, 0.5
PT = 72 / 25.4


def cover_document(book: Book, wrap: Wrap, manner: str = "") -> tuple[str, dict[str, bytes]]:
    """Give the XHTML of a cover, and the bars of its ISBN by their name, if it has one.

    `manner` is one of MANNERS. The ids END and FLOOR stand where the words on the back end, and where they
    must.
    """
    html = etree.Element(H + "html", {"lang": book.settings.lang, "class": manner}, nsmap={None: XHTML})
    head = etree.SubElement(html, H + "head")
    etree.SubElement(head, H + "title").text = book.settings.title.main
    for name in ("tokens.css", "fonts.css", "cover.css"):
        etree.SubElement(head, H + "link", {"rel": "stylesheet", "href": name})
    body = etree.SubElement(html, H + "body")
    _add(body, "div", "ground")
    number = isbn(book.settings.identifiers.print)
    _back(_add(body, "div", "back"), book, barred=number is not None)
    if wrap.spine_text:
        _spine(body, book, wrap)
    _front(_add(body, "div", "front"), book)
    drawn = {BARS: bars(number, wrap.barcode).encode()} if number else {}
    return etree.tostring(html, encoding="unicode"), drawn


def _back(back: Tree, book: Book, *, barred: bool) -> None:
    for paragraph in (book.settings.description or "").split("\n\n"):
        if paragraph.strip():
            _add(back, "p", "blurb", " ".join(paragraph.split()))
    _add(back, "div", END).set("id", END)
    _add(back, "div", FLOOR).set("id", FLOOR)
    if barred:
        etree.SubElement(_add(back, "div", "barcode"), H + "img", {"src": BARS, "alt": ""})


def _spine(body: Tree, book: Book, wrap: Wrap) -> None:
    author, title = _names(book), book.settings.title.main
    room, along = wrap.spine_text * PT, (wrap.trim[1] - 24) * PT
    for words in ((author, title), ("", title)):
        size = min(MOST, room * 0.8, along / (LETTER * (sum(map(len, words)) + 6)))
        if size >= LEAST:
            upward = book.settings.lang.split("-")[0] in UPWARD
            turned = _add(body, "div", "spine upward" if upward else "spine")
            turned.set("style", f"font-size: {size:.2f}pt")
            for name, what in zip(("author", "title"), words, strict=True):
                if what:
                    _add(turned, "span", name, what)
            return


def _front(front: Tree, book: Book) -> None:
    picture = find_cover(book)
    if picture is not None:
        etree.SubElement(front, H + "img", {"class": "plate", "src": picture.name, "alt": ""})
        return
    told = book.settings
    said = {"author": _names(book), "title": told.title.main, "subtitle": told.title.subtitle}
    titles = etree.Element(H + "div", {"class": "titles"})
    for name, words in {**said, "publisher": told.publisher}.items():
        if words:
            _add(titles if "title" in name else front, "p", name, words)
        if name == "author":
            front.append(titles)


def _names(book: Book) -> str:
    return ", ".join(person.name for person in book.settings.authors if person.role == "author")


def _add(parent: Tree, tag: str, name: str, words: str = "") -> Tree:
    made = etree.SubElement(parent, H + tag, {"class": name})
    made.text = words or None
    return made
