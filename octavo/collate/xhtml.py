"""Read the facts of a book from its trees of HTML or XHTML, whoever made them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar
from urllib.parse import urlsplit

from octavo.collate.documents import Document, Documents, Opener, Spot, breaks_in, identifier, spot
from octavo.collate.facts import Break, Facts, Image, Known, Landmark, Link, Note, Section, Span, Table
from octavo.collate.formulas import holds_formula, shown_signs, tex_of
from octavo.collate.gather import Gatherer
from octavo.collate.index_html import read_index
from octavo.collate.roles import (
    Tree,
    generated,
    is_backlink,
    is_break,
    is_noteref,
    is_notes,
    is_page_reference,
    name,
)
from octavo.collate.table_cells import cells_of, made_cell
from octavo.collate.targets import address

__all__ = ["read_documents"]

#: Elements after which a word ends.
BREAKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "div", "td", "th", "br", "caption"}
BREAKS |= {"figcaption", "pre", "section", "tr", "blockquote", "img"}
KNOWS = tuple(Known)


def read_documents(
    documents: Sequence[Document],
    open_file: Opener | None,
    outline: tuple[str, ...] = (),
    pages: Sequence[tuple[str, Spot]] = (),
) -> Facts:
    """Read documents in their order.

    `open_file` gives the file of a name, or None where it is missing; none came with a document alone.
    `outline` are the letters of each entry of the contents, `pages` where printed pages begin, by name.
    """
    reading = _Reading(documents, open_file)
    for document in documents:
        reading.read(document)
    body = reading.found.at
    reading.read_notes()
    reading.land()
    reading.found.outline, reading.found.index = outline, read_index(documents, reading.place)
    reading.found.breaks = [Break(label, reading.place(goal)) for label, goal in pages]
    return reading.found.facts(body, KNOWS)


class _Reading:
    """Walk the trees; as every walk, it keeps where it is."""

    def __init__(self, documents: Sequence[Document], open_file: Opener | None) -> None:
        self.found = Gatherer()
        self._in = ""
        self._documents = Documents(documents, open_file)
        self._anchors: dict[Spot, int] = {}
        # Where the notes stand together: they are read later.
        self._around: dict[Spot, int] = {}
        self._markers: list[tuple[int, Tree, Spot]] = []
        self._links: list[tuple[Span, str, str]] = []
        self._way_back: list[Spot] | None = None

    def read(self, document: Document) -> None:
        """Read a document's running text."""
        self._in = document.name
        self._anchors[document.name, ""] = self.found.at
        if document.made:
            self._breaks(document.root, self._anchors)
        else:
            self.walk(document.root)

    def read_notes(self) -> None:
        """Read each note at its marker, then those that no marker leads to."""
        places = {id(element): place for place, (_, element) in enumerate(self._documents.notes)}
        homes = dict(zip(places.values(), self._documents.homes(), strict=True))
        read: set[int] = set()
        # A note may hold a marker, so the row of markers may grow on the way.
        for number, (marker, link, goal) in enumerate(self._markers):
            element = self._documents.element(goal)
            place = len(places) if element is None else places.get(id(element), number)
            self._note(element, goal[0], marker, link, (place, homes.get(place, 0)))
            read.add(id(element))
        for where, element in self._documents.notes:
            if id(element) not in read and not any(id(above) in read for above in element.iterancestors()):
                place = places[id(element)]
                self._note(element, where, None, None, (place, homes[place]))

    def _note(
        self, element: Tree | None, where: str, marker: int | None, link: Tree | None, place: tuple[int, int]
    ) -> None:
        start, self._in, self._way_back = self.found.at, where, []
        if element is not None:
            self._inside(element)
        goals = [self._documents.element(goal) for goal in self._way_back]
        returns = None
        if goals and link is not None:
            returns = any(goal is not None and _holds(goal, link) for goal in goals)
        lands = element is not None
        self.found.notes.append(Note(self.found.since(start), marker, lands, returns, *place))
        self._way_back = None
        self.found.add(" ")

    def land(self) -> None:
        """Resolve the links, now that every place they may lead to is known."""
        for at, where, written in self._links:
            parts = urlsplit(written)
            if parts.scheme or written.startswith("//"):
                self.found.links.append(Link(at, address(written)))
            else:
                place = self._anchors.get(spot(where, written))
                self.found.links.append(Link(at, None, None if place is None else Span(place, place)))
        self.found.links.sort(key=lambda link: link.at)

    def walk(self, element: Tree) -> None:
        """Read an element and what stands in it, but not what the maker has added, and no notes."""
        if generated(element) or is_notes(element):
            self._breaks(element, self._around if is_notes(element) else self._anchors)
            return
        kind = name(element)
        known = identifier(element)
        if known:
            self._anchors.setdefault((self._in, known), self.found.at)
        if element.sourceline:
            self.found.landmarks.append(Landmark(self.found.at, self._in, element.sourceline))
        self.READERS.get(kind, _Reading._inside)(self, element)
        if kind in BREAKS:
            self.found.add(" ")

    def place(self, goal: Spot) -> int | None:
        """Give the place in the text of an id that was read."""
        return self._anchors.get(goal, self._around.get(goal))

    def _breaks(self, element: Tree, known: dict[Spot, int]) -> None:
        """Know where the pages of print begin: marks are the maker's, and stand in what else it has made."""
        for part in element.iter():
            if isinstance(part.tag, str) and is_break(part) and identifier(part):
                known.setdefault((self._in, identifier(part) or ""), self.found.at)

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
            self._markers.append((start, element, spot(self._in, written or "")))
            return
        if is_backlink(element):
            if self._way_back is not None:
                self._way_back.append(spot(self._in, written or ""))
            return
        if not is_page_reference(element):
            self._inside(element)
        if written is not None and not (element.get("aria-hidden") and self.found.at == start):
            self._links.append((self.found.since(start), self._in, written))

    def _image(self, element: Tree) -> None:
        digest, alt = self._documents.digest(self._in, element.get("src") or ""), element.get("alt") or ""
        self.found.images.append(Image(self.found.at, alt, digest))

    def _drawing(self, element: Tree) -> None:
        title = next((part.text or "" for part in element.iter() if name(part) == "title"), "")
        self.found.images.append(Image(self.found.at, element.get("aria-label") or title))

    def _table(self, element: Tree) -> None:
        for caption in element:
            if name(caption) == "caption":
                self.walk(caption)
        start = self.found.at
        rows = [(row, cells_of(row)) for row in element.iter("{*}tr")]
        read = tuple(tuple(self._cell(cell) for cell in cells) for _, cells in rows)
        heads = sum(
            name(above) == "thead" for row, _ in rows for above in [row.getparent()] if above is not None
        )
        cells = tuple(tuple(map(made_cell, cells)) for _, cells in rows)
        self.found.tables.append(Table(self.found.since(start), read, heads, cells))

    def _cell(self, cell: Tree) -> Span:
        start = self.found.at
        self.walk(cell)
        return self.found.since(start)

    def _code(self, element: Tree) -> None:
        start = self.found.at
        self.found.code("".join(map(str, element.itertext())))
        for known, letters in breaks_in(element):
            self._anchors.setdefault((self._in, known), start + letters)

    def _mathematics(self, element: Tree) -> None:
        self.found.formula(tex_of(element), shown_signs(element))

    def _span(self, element: Tree) -> None:
        if holds_formula(element):
            self._mathematics(element)
        else:
            self._inside(element)

    def _caption(self, element: Tree) -> None:
        start = self.found.at
        self._inside(element)
        self.found.caption(start)

    def _list(self, element: Tree) -> None:
        self.found.depth += 1
        self._inside(element)
        self.found.depth -= 1

    def _item(self, element: Tree) -> None:
        start = self.found.at
        self._inside(element)
        self.found.item(start)

    def _box(self, element: Tree) -> None:
        if element.get("type") == "checkbox":
            self.found.add("\u2612" if element.get("checked") is not None else "\u2610")

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
        **dict.fromkeys(("caption", "figcaption"), _caption),
        **dict.fromkeys(("ol", "ul", "dl"), _list),
        **dict.fromkeys(("li", "dt", "dd"), _item),
    }


def _holds(goal: Tree, link: Tree) -> bool:
    return goal is link or any(above is goal for above in link.iterancestors()) or link in goal
