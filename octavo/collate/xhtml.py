"""Read the facts of a book from its trees of HTML or XHTML, whoever made them."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from octavo.collate.enclosed import enclosed
from octavo.collate.facts import Facts, Image, Known, Link, Note, Section, Span, Table
from octavo.collate.gather import Gatherer
from octavo.collate.roles import Tree, classes_of, generated, is_backlink, is_note, is_noteref, is_notes, name
from octavo.collate.targets import address

__all__ = ["Document", "read_documents"]

#: Elements after which a word ends.
BREAKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "div", "td", "th", "br", "caption"}
BREAKS |= {"figcaption", "pre", "section", "tr", "blockquote", "img"}
KNOWS = tuple(Known)

Opener = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Document:
    """Hold one document of a book: its name, by which others link to it, and where its text begins."""

    name: str
    root: Tree


def read_documents(documents: Sequence[Document], open_file: Opener | None) -> Facts:
    """Read documents in their order.

    `open_file` gives the file of a name, or None where it is missing; there is none where a document
    came alone, and its files cannot be asked for.
    """
    reading = _Reading(documents, open_file)
    for document in documents:
        reading.read(document)
    body = reading.found.at
    reading.read_notes()
    reading.land()
    return reading.found.facts(body, KNOWS)


class _Reading:
    """Walk the trees; as every walk, it keeps where it is."""

    def __init__(self, documents: Sequence[Document], open_file: Opener | None) -> None:
        self.found = Gatherer()
        self._open = open_file
        self._in = ""
        self._elements: dict[tuple[str, str], Tree] = {}
        for document in documents:
            for element in document.root.iter():
                for identifier in (element.get("id"), _old_name(element)):
                    if identifier:
                        self._elements.setdefault((document.name, identifier), element)
        self._notes = [
            (document.name, element)
            for document in documents
            for element in document.root.iter()
            if isinstance(element.tag, str) and is_note(element)
        ]
        self._anchors: dict[tuple[str, str], int] = {}
        self._markers: list[tuple[int, Tree, tuple[str, str]]] = []
        self._links: list[tuple[Span, str, str]] = []
        self._way_back: list[tuple[str, str]] | None = None

    def read(self, document: Document) -> None:
        """Read a document's running text."""
        self._in = document.name
        self._anchors[document.name, ""] = self.found.at
        self.walk(document.root)

    def read_notes(self) -> None:
        """Read each note at its marker, then those that no marker leads to."""
        places = {id(element): place for place, (_, element) in enumerate(self._notes)}
        read: set[int] = set()
        # A note may hold a marker, so the row of markers may grow on the way.
        for number, (marker, link, goal) in enumerate(self._markers):
            element = self._elements.get(goal)
            place = len(places) if element is None else places.get(id(element), number)
            self._note(element, goal[0], marker, link, place)
            read.add(id(element))
        for where, element in self._notes:
            if id(element) not in read and not any(id(above) in read for above in element.iterancestors()):
                self._note(element, where, None, None, places[id(element)])

    def _note(
        self, element: Tree | None, where: str, marker: int | None, link: Tree | None, place: int
    ) -> None:
        start, self._in, self._way_back = self.found.at, where, []
        if element is not None:
            self._inside(element)
        goals = [self._elements.get(goal) for goal in self._way_back]
        returns = None
        if goals and link is not None:
            returns = any(goal is not None and _holds(goal, link) for goal in goals)
        lands = element is not None
        self.found.notes.append(Note(self.found.since(start), marker, lands, returns, place))
        self._way_back = None
        self.found.add(" ")

    def land(self) -> None:
        """Resolve the links, now that every place they may lead to is known."""
        for at, where, written in self._links:
            parts = urlsplit(written)
            if parts.scheme or written.startswith("//"):
                self.found.links.append(Link(at, address(written)))
            else:
                spot = self._anchors.get(self._goal(where, written))
                self.found.links.append(Link(at, None, None if spot is None else Span(spot, spot)))
        self.found.links.sort(key=lambda link: link.at)

    def walk(self, element: Tree) -> None:
        """Read an element and what stands in it, but not what the maker has added, and no notes."""
        if generated(element) or is_notes(element):
            return
        kind = name(element)
        identifier = element.get("id") or _old_name(element)
        if identifier:
            self._anchors.setdefault((self._in, identifier), self.found.at)
        self.READERS.get(kind, _Reading._inside)(self, element)
        if kind in BREAKS:
            self.found.add(" ")

    def _inside(self, element: Tree) -> None:
        self.found.add(element.text or "")
        for child in element:
            self.walk(child)
            self.found.add(child.tail or "")

    def _heading(self, element: Tree) -> None:
        start = self.found.at
        self._inside(element)
        if self.found.at > start:
            self.found.sections.append(Section(self.found.since(start), int(name(element)[1])))

    def _link(self, element: Tree) -> None:
        start, written = self.found.at, element.get("href")
        if is_noteref(element):
            self._markers.append((start, element, self._goal(self._in, written or "")))
            return
        if is_backlink(element):
            if self._way_back is not None:
                self._way_back.append(self._goal(self._in, written or ""))
            return
        self._inside(element)
        if written is not None and not (element.get("aria-hidden") and self.found.at == start):
            self._links.append((self.found.since(start), self._in, written))

    def _image(self, element: Tree) -> None:
        source = element.get("src") or ""
        self.found.images.append(Image(self.found.at, element.get("alt") or "", self._digest(source)))

    def _digest(self, source: str) -> str | None:
        if source.startswith("data:"):
            content = enclosed(source)
        elif self._open is None:
            return None
        else:
            content = self._open(self._goal(self._in, source)[0])
        return "" if content is None else hashlib.sha256(content).hexdigest()

    def _drawing(self, element: Tree) -> None:
        title = next((part.text or "" for part in element.iter() if name(part) == "title"), "")
        self.found.images.append(Image(self.found.at, element.get("aria-label") or title))

    def _table(self, element: Tree) -> None:
        for caption in element:
            if name(caption) == "caption":
                self.walk(caption)
        start = self.found.at
        rows: list[tuple[Span, ...]] = []
        heads = 0
        for row in element.iter("{*}tr"):
            rows.append(tuple(self._cell(cell) for cell in row if name(cell) in {"td", "th"}))
            home = row.getparent()
            heads += home is not None and name(home) == "thead"
        self.found.tables.append(Table(self.found.since(start), tuple(rows), heads))

    def _cell(self, cell: Tree) -> Span:
        start = self.found.at
        self.walk(cell)
        return self.found.since(start)

    def _code(self, element: Tree) -> None:
        self.found.code("".join(map(str, element.itertext())))

    def _mathematics(self, element: Tree) -> None:
        notes = [part.text for part in element.iter() if name(part) == "annotation" and part.text]
        self.found.formula(notes[0] if notes else element.get("alttext"))

    def _span(self, element: Tree) -> None:
        if "math" not in classes_of(element):
            self._inside(element)
            return
        inside = [part for part in element.iter() if name(part) == "math"]
        written = "".join(map(str, element.itertext())).strip()
        if inside:
            self._mathematics(inside[0])
        else:
            delimited = written[:2] in {r"\(", r"\["} and written[-2:] in {r"\)", r"\]"}
            self.found.formula(written[2:-2] if delimited else None)

    def _box(self, element: Tree) -> None:
        if element.get("type") == "checkbox":
            self.found.add("\u2612" if element.get("checked") is not None else "\u2610")

    def _goal(self, where: str, written: str) -> tuple[str, str]:
        parts = urlsplit(written)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(where), unquote(parts.path)))
        return (path if parts.path else where), unquote(parts.fragment)

    READERS: ClassVar[Mapping[str, Callable[[_Reading, Tree], None]]] = {
        **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
        "a": _link,
        "img": _image,
        "svg": _drawing,
        "table": _table,
        "pre": _code,
        "math": _mathematics,
        "span": _span,
        "input": _box,
    }


def _old_name(element: Tree) -> str | None:
    """Give the name by which links reached an `a` before there were ids."""
    return element.get("name") if name(element) == "a" else None


def _holds(goal: Tree, link: Tree) -> bool:
    return goal is link or any(above is goal for above in link.iterancestors()) or link in goal
