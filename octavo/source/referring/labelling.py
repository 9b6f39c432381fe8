"""Number a book in one reading: what has a key gets its label, and what every id names is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from octavo.book import Book, Chapter
from octavo.slug import slugify
from octavo.source.referring.counting import Count, Thing
from octavo.source.referring.keys import Kind, kind_of_id
from octavo.source.referring.shaping import shape
from octavo.source.referring.wording import Wording
from octavo.syntax import ATTRIBUTES, Element, Indexed, bare_descriptions, holding, plain

__all__ = ["Things", "label"]

#: What each id names, by the chapter's path; the empty id is the chapter's beginning.
Things = Mapping[str, Mapping[str, Thing]]

#: The path under which the ids of parts are kept, which `book.yaml` gives: no chapter has it.
PARTS = ""

#: What may have the number that the kind of its id asks for.
NUMBERED = {
    ("Figure", Kind.FIGURE),
    ("Figure", Kind.LISTING),
    ("Figure", Kind.TABLE),
    ("Table", Kind.TABLE),
    ("Span", Kind.EQUATION),
}
MET = {*ATTRIBUTES, "Note"}


def label(book: Book) -> tuple[Book, Things]:
    """Give a book whose things have their labels, and what each of its ids names."""
    count, wording = Count(book.settings), Wording(book.settings.lang)
    chapters: list[Chapter] = []
    things: dict[str, Mapping[str, Thing]] = {}
    for chapter in book.chapters:
        reading = _Reading(chapter, count, wording)
        chapters.append(reading.read())
        things[chapter.path] = reading.named
    things[PARTS] = {part.id: Thing(Kind.PART, "", part.title) for part in book.parts if part.id}
    return replace(book, chapters=tuple(chapters)), things


@dataclass(slots=True)
class _Reading:
    """Read one chapter, outer before inner; it keeps what its ids name, the first of two that are equal."""

    chapter: Chapter
    count: Count
    wording: Wording
    named: dict[str, Thing] = field(default_factory=dict)
    noted: Thing | None = None

    def read(self) -> Chapter:
        """Give the chapter with its labels."""
        self.count.begin()
        blocks = bare_descriptions(shape(self.chapter.blocks))
        made: list[Element] = []
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            if block["t"] == "Header":
                self.count.divide(block["c"][0])
            changed = self._block(block, following) if holding([block], MET) else block
            made.append(Indexed(changed) if changed is not block else block)
        self.named.setdefault("", self._first(blocks) or self.count.section)
        return replace(self.chapter, blocks=tuple(made))

    def _first(self, blocks: Sequence[Element]) -> Thing | None:
        """Give the heading that a link to the whole chapter means."""
        heads = (block for block in blocks if block["t"] == "Header")
        return next((self.named[_name(head)] for head in heads if _name(head) in self.named), None)

    def _block(self, block: Element, following: Element | None) -> Element:
        if block["t"] == "Header":
            return self._heading(block, following)
        if block["t"] == "Div" and holding([block], {"Header"}):
            self._keep(block["c"][0][0], Kind.PAGE)
            inner = block["c"][1]
            made = [self._block(each, after) for each, after in zip(inner, [*inner[1:], None], strict=False)]
            return {"t": "Div", "c": [block["c"][0], made]}
        changed: Element = self._set(block)
        return changed

    def _heading(self, block: Element, following: Element | None) -> Element:
        level, attributes, words = block["c"]
        thing = self.count.heading(block, self.chapter, following)
        self.named.setdefault(_name(block), thing)
        made = self._set(words)
        if thing.number:
            made = [_span("number", [{"t": "Str", "c": thing.number}]), {"t": "Space"}, *made]
        return block if made is words else {"t": "Header", "c": [level, attributes, made]}

    def _set(self, node: Any) -> Any:  # noqa: ANN401 -- gives back the shape it was given
        """Count what is in a node, outer before inner, and give it labelled; what has no label is shared."""
        if isinstance(node, list):
            made = [self._set(part) if isinstance(part, dict | list) else part for part in node]
            return made if any(one is not other for one, other in zip(made, node, strict=True)) else node
        if "t" not in node or not isinstance(node.get("c"), list):
            return node
        if node["t"] == "Note":
            return self._note(node)
        at = ATTRIBUTES.get(node["t"])
        thing = self._keep(node["c"][at][0], _kind(node)) if at is not None and node["c"][at][0] else None
        content = self._set(node["c"])
        if thing is None or thing.kind in {Kind.PAGE, Kind.NOTE}:
            return node if content is node["c"] else {"t": node["t"], "c": content}
        return {"t": node["t"], "c": list(self._labelled(node["t"], content, thing))}

    def _note(self, node: Element) -> Element:
        self.noted, outer = self.count.note(), self.noted
        content = self._set(node["c"])
        self.noted = outer
        return node if content is node["c"] else {"t": "Note", "c": content}

    def _keep(self, name: str, kind: Kind) -> Thing:
        """Keep what an id names: in a note the note, else what has a number, else only its place."""
        if self.noted is not None:
            thing = self.noted
        else:
            section = replace(self.count.section, kind=Kind.PAGE)
            thing = section if kind is Kind.PAGE else self.count.thing(kind)
        if name:
            self.named.setdefault(name, thing)
        return thing

    def _labelled(self, kind: str, content: list[Any], thing: Thing) -> Iterator[Any]:
        """Give the content of a numbered element with its label: behind a formula, before a caption."""
        if kind == "Span":
            number = _span("equation-number", [{"t": "Str", "c": f"({thing.number})"}])
            yield from (content[0], [*content[1], {"t": "Space"}, number])
            return
        attributes, (short, caption), *rest = content
        words = [_span("label", self.wording.caption(thing))]
        first, *more = caption or [{"t": "Plain", "c": []}]
        if first["t"] in {"Plain", "Para"}:
            gap = [{"t": "Space"}] if plain(first["c"]).strip() else []
            first = {"t": first["t"], "c": [*words, *gap, *first["c"]]}
        else:
            first, more = {"t": "Plain", "c": words}, [first, *more]
        yield from (attributes, [short, [first, *more]], *rest)


def _name(header: Element) -> str:
    """Give the id of a heading; some dialects give none, and it is made from its words."""
    return str(header["c"][1][0]) or slugify(plain(header["c"][2]))


def _kind(element: Element) -> Kind:
    kind = kind_of_id(element["c"][ATTRIBUTES[element["t"]]][0])
    return kind if kind and (element["t"], kind) in NUMBERED else Kind.PAGE


def _span(name: str, words: Sequence[Element]) -> Element:
    return {"t": "Span", "c": [["", [name], []], list(words)]}
