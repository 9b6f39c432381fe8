"""Walk through pandoc's AST of a manuscript, and gather its facts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from octavo.book import Book, Chapter
from octavo.collate.drawings import drawn_letters
from octavo.collate.facts import Image, Link, Note, Reference, Section, Span, Table
from octavo.collate.gather import Gatherer
from octavo.collate.index_marks import index_names, read_mark
from octavo.collate.letters import normal
from octavo.collate.note_numbers import Numbers
from octavo.collate.numerals import numeral
from octavo.collate.targets import Anchors, Target, resolve
from octavo.collate.written_cells import written_cells
from octavo.syntax import ATTRIBUTES, Element, Indexed, plain

__all__ = ["Walk"]

#: Types after which a word ends; the first hold nothing, and are half of what is met.
SPACES = {"LineBreak", "SoftBreak", "Space"}
BREAKS = {"Para", "Plain", "Header", "CodeBlock", "LineBlock", "Image"}
#: The classes of a reference that says the label of what it leads to, and of one that says its page.
REFERENCE, PAGE = "cross-reference", "page"
#: Links whose page nobody asks for.
PAGELESS = {"doc-biblioref", "doc-glossref", "doc-noteref", "doc-backlink"}
#: Types whose lines belong together on a page.
PARAGRAPHS = {"Para", "Plain"}


class Walk:
    """Gather what is met; as every walk, it keeps where it is."""

    def __init__(self, book: Book, *, tex: bool) -> None:
        """Begin before the first chapter; the TeX of formulas is gathered, or only their places."""
        self._tex = tex
        self.found = Gatherer()
        self.origins: list[tuple[int, int | None]] = []
        self.labels: list[tuple[int, frozenset[str]]] = []
        self.parts: list[Span] = []
        self.drawn: list[tuple[int, str]] = []
        self._book = book
        self._images = {image.path: image for image in book.images}
        self._now = book.chapters[0] if book.chapters else None
        self._anchors: Anchors = {"": {}, **{chapter.path: {} for chapter in book.chapters}}
        self._targets: list[tuple[Span, str, str, bool]] = []
        self._empty: set[int] = set()
        self._in_heading = False
        self._waiting: deque[tuple[int, int, str, list[Element]]] = deque()
        self._indexes = index_names(book)
        self._section = self._in_note = ""
        self._numbers = Numbers(book.settings.divide, through=book.settings.notes.numbering == "book")

    def part(self, title: str, name: str | None) -> None:
        """Read the title of a part, which `book.yaml` gives, and its id."""
        self.origins.append((self.found.at, None))
        start = self.found.at
        if name:
            self._anchors[""].setdefault(name, start)
        self.found.add(title + " ")
        self.parts.append(self.found.since(start))
        self.found.sections.append(Section(self.parts[-1], 1))

    def chapter(self, number: int, chapter: Chapter) -> None:
        """Read a chapter's running text."""
        self.origins.append((self.found.at, number))
        self._now = chapter
        self._anchors[chapter.path][""] = self.found.at
        self._section = normal(self._book.settings.title.main)
        self._numbers.chapter()
        for block in chapter.blocks:
            if block["t"] == "Header":
                self._numbers.heading(block["c"][0])
            self.walk(block)

    def read_notes(self) -> None:
        """Read the notes, in the order of their markers; a note may hold another."""
        while self._waiting:
            marker, number, self._section, blocks = self._waiting.popleft()
            self.origins.append((self.found.at, number))
            self._now = self._book.chapters[number]
            start, self._in_note = self.found.at, self._numbers.of(len(self.found.notes))
            self.walk(blocks)
            self.found.notes.append(Note(self.found.since(start), marker, place=len(self.found.notes)))

    def land(self) -> None:
        """Resolve the links, now that every place they may lead to is known."""
        for at, target, path, paged in self._targets:
            landing: Target = resolve(target, path, self._anchors)
            self.found.links.append(Link(at, landing.address, landing.span))
            if paged and landing.span is not None:
                goal = landing.span.start
                self.found.references.append(Reference(at, goal, goal in self._empty))
        self.found.links.sort(key=lambda link: link.at)

    def walk(self, node: Any) -> None:  # noqa: ANN401 -- JSON: an element, a list or a leaf
        """Read an element, or a list of them at any depth."""
        if isinstance(node, list):
            for item in node:
                kind = item.get("t") if isinstance(item, dict) else None
                if kind == "Str":
                    self.found.add(item["c"])
                elif kind in SPACES:
                    self.found.add(" ")
                else:
                    self.walk(item)
        elif isinstance(node, dict) and "t" in node:
            self._element(node)

    def _element(self, node: Element) -> None:
        kind: str = node["t"]
        content: Any = node.get("c")
        if kind in ATTRIBUTES and self._now:
            self._anchors[self._now.path].setdefault(content[ATTRIBUTES[kind]][0], self.found.at)
            if kind == "Span" and not content[1]:
                self._empty.add(self.found.at)
        start, reader = self.found.at, self.READERS.get(kind)
        if kind in PARAGRAPHS and isinstance(node, Indexed) and (line := node.line()) is not None:
            self.found.add_line(line)
        elif reader:
            reader(self, content)
        elif isinstance(content, list):
            self.walk(content)
        if kind in PARAGRAPHS and self.found.at > start:
            self.found.paragraphs.append(self.found.since(start))
        if kind in BREAKS:
            self.found.add(" ")

    def _header(self, content: Any) -> None:  # noqa: ANN401 -- JSON, by type
        start, self._in_heading = self.found.at, True
        self._section = normal(plain(content[2])) or self._section
        self.walk(content[2])
        self._in_heading = False
        if self.found.at > start:
            self.found.sections.append(Section(self.found.since(start), content[0]))

    def _mathematics(self, content: Any) -> None:  # noqa: ANN401 -- JSON, by type
        self.found.formula(content[1] if self._tex else None, None)

    def _note(self, content: Any) -> None:  # noqa: ANN401 -- JSON, by type
        number = self.origins[-1][1]
        if number is not None:
            self._numbers.note()
            self._waiting.append((self.found.at, number, self._section, content))

    def _link(self, content: Any) -> None:  # noqa: ANN401 -- JSON, by type
        start, path = self.found.at, self._now.path if self._now else ""
        (_, classes, pairs), words, (target, _) = content
        told = self._book.settings.references.pages
        # A callout stands beside its goal.
        paged = "callout" not in classes and (told == "all" or (told == "labels" and REFERENCE in classes))
        paged = paged and not self._in_heading and dict(pairs).get("role") not in PAGELESS
        # What a reference to a page says is its page in print, and elsewhere its section: the maker's words.
        to_page = {REFERENCE, PAGE} <= set(classes)
        if not to_page:
            self.walk(words)
        self._targets.append((self.found.since(start), target, path, paged or to_page))

    def _span(self, content: Any) -> None:  # noqa: ANN401 -- JSON, by type
        if self._indexes and "index" in content[0][1]:
            mark = read_mark(content, self.found.at, self._indexes, self._section, self._in_note)
            self.found.marks += [mark] if mark else []
        self.walk(content[1])

    def _image(self, content: Any) -> None:  # noqa: ANN401 -- JSON, by type
        (_, classes, pairs), words, (path, _) = content
        alt = "" if "decorative" in classes else dict(pairs).get("alt", plain(words))
        image = self._images.get(path)
        if image is None:
            # An image that could not be read is a finding; who accepts it gets its description in its place.
            self.found.add(alt + " ")
            return
        self.found.images.append(Image(self.found.at, alt, image.digest))
        letters = drawn_letters(image)
        if letters:
            self.drawn.append((self.found.at, letters))

    def _figure(self, content: Any) -> None:  # noqa: ANN401 -- JSON, by type
        _, (_, caption), blocks = content
        self.walk(blocks)
        self._caption(caption)

    def _table(self, content: Any) -> None:  # noqa: ANN401 -- JSON, by type
        _, (_, caption), _, head, bodies, foot = content
        self._caption(caption)
        start = self.found.at
        body = [row for _, _, heads, rows in bodies for row in (*heads, *rows)]
        written = (*head[1], *body, *foot[1])
        rows = tuple(self._row(row) for row in written)
        self.found.tables.append(
            Table(self.found.since(start), rows, len(head[1]), tuple(written_cells(content)))
        )

    def _caption(self, blocks: Any) -> None:  # noqa: ANN401 -- JSON, by type
        start = self.found.at
        self.walk(blocks)
        self.found.caption(start)

    def _row(self, row: Any) -> tuple[Span, ...]:  # noqa: ANN401 -- JSON, by type
        cells: list[Span] = []
        for cell in row[1]:
            start = self.found.at
            self.walk(cell[4])
            cells.append(self.found.since(start))
        return tuple(cells)

    def _ordered(self, content: Any) -> None:  # noqa: ANN401 -- JSON, by type
        (first, style, _), items = content
        for number, item in enumerate(items, first):
            self.labels.append((self.found.at, frozenset({str(number), numeral(number, style["t"])})))
            self._item(item)

    def _bullets(self, content: Any) -> None:  # noqa: ANN401 -- JSON, by type
        for item in content:
            self._item(item)

    def _definitions(self, content: Any) -> None:  # noqa: ANN401 -- JSON, by type
        for term, definitions in content:
            for item in (term, *definitions):
                self._item(item)
                self.found.add(" ")

    def _item(self, item: Any) -> None:  # noqa: ANN401 -- JSON, by type
        start = self.found.at
        self.found.depth += 1
        self.walk(item)
        self.found.item(start)
        self.found.depth -= 1

    READERS: ClassVar[Mapping[str, Callable[[Walk, Any], None]]] = {
        "Header": _header,
        "Code": lambda reading, content: reading.found.add(content[1]),
        "CodeBlock": lambda reading, content: reading.found.code(content[1]),
        "Math": _mathematics,
        "Note": _note,
        "Link": _link,
        "Span": _span,
        "Image": _image,
        "Figure": _figure,
        "Table": _table,
        "OrderedList": _ordered,
        "BulletList": _bullets,
        "DefinitionList": _definitions,
        # The loader has settled what is raw; what is left is for no format of ours.
        "RawInline": lambda _reading, _content: None,
        "RawBlock": lambda _reading, _content: None,
    }
