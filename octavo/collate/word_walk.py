"""Walk through the XML of a Word document, and gather its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from lxml import etree

from octavo.collate.facts import Cell, Facts, Image, Known, Link, Note, Section, Span, Table
from octavo.collate.gather import Gatherer
from octavo.collate.targets import address

__all__ = ["Opened", "Walk"]

Tree = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
#: What holds no text of the document: what was deleted or moved away, instructions, a second choice.
SILENT = {"del", "moveFrom", "delText", "instrText", "pPr", "rPr", "Fallback", "sectPr", "tblPr", "tcPr"}
#: Styles of the title page, by their names; it is the maker's.
TITLES = {"title", "subtitle", "author", "date", "abstract title", "abstract"}
CODE, CAPTIONS = "source code", {"caption", "table caption", "image caption"}
#: The field that says a page's number, and leads there (section 17.16.5.45).
PAGE_FIELD = "PAGEREF"
#: Signs that are elements (sections 17.3.3.18, 17.3.3.29), and what ends a word.
SIGNS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad", "tab": "\t", "br": "\n", "cr": "\n"}
#: A list of items does not tell terms from definitions, nor a part of an item from the next.
KNOWS = tuple(known for known in Known if known not in {Known.ITEMS, Known.ENDS, Known.OUTLINE})


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold a document's other parts: notes, addresses and digests by part and number, styles by id."""

    notes: Mapping[str, Tree | None]
    links: Mapping[tuple[str, str], str]
    files: Mapping[tuple[str, str], str]
    styles: Mapping[str, str]


class Walk:
    """Gather what is met; as every walk, it keeps where it is."""

    def __init__(self, opened: Opened) -> None:
        """Begin before the first paragraph."""
        self.found = Gatherer()
        self._opened = opened
        self._in = "document"
        self._begun = False
        self._anchors: dict[str, int] = {}
        self._links: list[tuple[Span, str | None, str]] = []
        self._markers: list[tuple[int, str, str]] = []

    def read(self, document: Tree) -> Facts:
        """Read the running text, then the notes in the order of their markers."""
        body = document.find(f"{W}body")
        self._inside(document if body is None else body)
        end = self.found.at
        notes = {
            (kind, note.get(f"{W}id", "")): note
            for kind, tree in self._opened.notes.items()
            for note in (() if tree is None else tree)
            if note.get(f"{W}type", "normal") == "normal"
        }
        for place, (marker, kind, number) in enumerate(self._markers):
            start, note, self._in = self.found.at, notes.get((kind, number)), kind
            if note is not None:
                self._inside(note)
            lands = note is not None
            self.found.notes.append(Note(self.found.since(start), marker, lands, place=place))
        self._land()
        return self.found.facts(end, KNOWS)

    def _land(self) -> None:
        for at, written, name in self._links:
            place = self._anchors.get(name)
            if written is not None:
                self.found.links.append(Link(at, address(written + (f"#{name}" if name else ""))))
            else:
                self.found.links.append(Link(at, None, None if place is None else Span(place, place)))
        self.found.links.sort(key=lambda link: link.at)

    def _inside(self, element: Tree) -> None:
        for child in element:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name in SIGNS:
                self.found.add(SIGNS[name])
            elif name and name not in SILENT:
                self.READERS.get(name, Walk._inside)(self, child)

    def _paragraph(self, element: Tree) -> None:
        style = self._style(element)
        if style in TITLES and not self._begun:
            return
        start, self._begun = self.found.at, True
        if style == CODE:
            for mark in element.iter(f"{W}bookmarkStart"):
                self._bookmark(mark)
            self.found.code("".join(_lines(element)))
        else:
            self._inside(element)
        level = self._level(element, style)
        if level and self.found.at > start:
            self.found.sections.append(Section(self.found.since(start), level))
        if style in CAPTIONS:
            self.found.caption(start)
        self.found.add(" ")

    def _style(self, paragraph: Tree) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        key = "" if style is None else style.get(f"{W}val", "")
        return self._opened.styles.get(key, key).lower()

    def _level(self, paragraph: Tree, style: str) -> int:
        """Give the level of a heading: the number in its style's name, else its level in the outline."""
        kind, _, number = style.rpartition(" ")
        if kind == "heading" and number.isdecimal():
            return int(number)
        level = paragraph.find(f"{W}pPr/{W}outlineLvl")
        written = "" if level is None else level.get(f"{W}val", "")
        return int(written) + 1 if written in set("012345") else 0

    def _bookmark(self, element: Tree) -> None:
        self._anchors.setdefault(element.get(f"{W}name", ""), self.found.at)

    def _link(self, element: Tree) -> None:
        start, key = self.found.at, (self._in, element.get(f"{R}id", ""))
        self._inside(element)
        written = self._opened.links.get(key)
        self._links.append((self.found.since(start), written, element.get(f"{W}anchor", "")))

    def _field(self, element: Tree) -> None:
        told = element.get(f"{W}instr", "").split()
        if told[:1] == [PAGE_FIELD]:
            self._links.append((self.found.since(self.found.at), None, "".join(told[1:2])))
        else:
            self._inside(element)

    def _note(self, element: Tree) -> None:
        kind = etree.QName(element).localname.removesuffix("Reference") + "s"
        self._markers.append((self.found.at, kind, element.get(f"{W}id", "")))

    def _picture(self, element: Tree) -> None:
        told = next(element.iter("{*}docPr"), None)
        # Beside a drawing may stand a picture of it, for programs that cannot draw: the drawing is the image.
        keys = [
            blip.get(f"{R}embed") for kind in ("svgBlip", "blip") for blip in element.iter(f"{{*}}{kind}")
        ]
        key = next(filter(None, keys), None)
        digest = None if key is None else self._opened.files.get((self._in, key), "")
        alt = "" if told is None else told.get("descr", "")
        self.found.images.append(Image(self.found.at, alt, digest))
        self.found.add(" ")

    def _formula(self, _: Tree) -> None:
        self.found.formula(None, None)

    def _table(self, element: Tree) -> None:
        start, read, cells, heads = self.found.at, [], [], 0
        for row in element.iterfind(f"{W}tr"):
            head = row.find(f"{W}trPr/{W}tblHeader") is not None
            heads += head
            spans, made = [], []
            for cell in row.iterfind(f"{W}tc"):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart":
                    continue
                begins = self.found.at
                self._inside(cell)
                spans.append(self.found.since(begins))
                made.append(Cell(_rows(cell), _columns(cell), head=True))
            read.append(tuple(spans))
            cells.append(tuple(made))
        self.found.tables.append(Table(self.found.since(start), tuple(read), heads, tuple(cells)))

    READERS: ClassVar[Mapping[str, Callable[[Walk, Tree], None]]] = {
        "p": _paragraph,
        "t": lambda walk, element: walk.found.add(element.text or ""),
        "bookmarkStart": _bookmark,
        "hyperlink": _link,
        "fldSimple": _field,
        "footnoteReference": _note,
        "endnoteReference": _note,
        "drawing": _picture,
        "oMath": _formula,
        "tbl": _table,
    }


def _lines(paragraph: Tree) -> Iterator[str]:
    """Give what stands in a paragraph of code, which holds no note and no picture."""
    for part in paragraph.iter(f"{W}t", *(f"{W}{sign}" for sign in SIGNS)):
        yield part.text or SIGNS.get(etree.QName(part).localname, "")


def _columns(cell: Tree) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val", "1"))


def _place(cell: Tree) -> int:
    return sum(_columns(before) for before in cell.itersiblings(f"{W}tc", preceding=True))


def _rows(cell: Tree) -> int:
    """Count the rows that a cell spans: cells below it go on with it (section 17.4.84)."""
    count, place, row = 1, _place(cell), cell.getparent()
    for below in row.itersiblings(f"{W}tr"):
        other = next((each for each in below.iterfind(f"{W}tc") if _place(each) == place), None)
        merge = None if other is None else other.find(f"{W}tcPr/{W}vMerge")
        if merge is None or merge.get(f"{W}val") == "restart":
            break
        count += 1
    return count
