"""Find the uses of terms and abbreviations in chapters, and set each as a way to its entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from octavo.source.glossing.lexicon import ABBREVIATIONS, GLOSSARY, Entry
from octavo.syntax import HOLDING, WORDS, Element, Indexed, elements, plain, rewrite

__all__ = ["CLASSES", "Use", "Uses", "expanded"]

#: By which class a span is a use of an entry, and of which kind of list.
CLASSES = {"term": GLOSSARY, "abbr": ABBREVIATIONS}
#: What no link's words may hold: another link, or what becomes one.
LINKING = {"Link", "Note", "Cite"}
#: In these a use is printed as it is: a heading is repeated in contents and running heads, and a link in a
#: link leads nowhere.
PLAIN = {"Header", "Link"}
#: In these it leads to its entry, but is not the first: what is written out there would burst its column.
NARROW = {"Table"}


@dataclass(frozen=True, slots=True)
class Use:
    """Hold one use: by which class, of what words; `linked` says whether it can be a way to its entry.

    One that `counts` can be the first of its entry; one that is `nested` holds what cannot stand in a link;
    one that is `titled` says by itself what it stands for.
    """

    name: str
    wanted: str
    words: str
    linked: bool
    counts: bool
    nested: bool
    titled: bool

    @property
    def kind(self) -> str:
        """Give the kind of list in which its entry must stand."""
        return CLASSES[self.name]


#: Names the entry of a use, or None.
Find = Callable[[Use], Entry | None]


@dataclass(slots=True)
class Uses:
    """Set uses in reading order. Not frozen: it remembers which entries were met.

    `full` says whether an abbreviation is written out where it is met first.
    """

    find: Find
    full: bool = False
    seen: set[str] = field(default_factory=set)
    led: list[str] = field(default_factory=list)

    def of(self, blocks: Iterable[Element]) -> Iterator[Use]:
        """Give the uses in some blocks, notes at their markers."""
        yield from _met(list(blocks), frozenset())

    def put(self, blocks: Sequence[Element], *, marked: bool = True) -> tuple[Element, ...]:
        """Give blocks with each use as a way to its entry, the first of each marked if asked."""
        around = frozenset[str]() if marked else frozenset(NARROW)
        made: list[Element] = []
        for block in blocks:
            held = any(True for _ in _met(block, around))
            made.append(Indexed(self._put(block, around)) if held else block)
        return tuple(made)

    def _put(self, node: Any, around: frozenset[str]) -> Any:  # noqa: ANN401 -- gives back the shape it was given
        if isinstance(node, dict):
            inside = around | {node.get("t", "")}
            there = node.items()
            return node if "Image" in inside else {key: self._put(part, inside) for key, part in there}
        if not isinstance(node, list | tuple):
            return node
        made: list[Any] = []
        for part in node:
            use = _use(part, around)
            entry = self.find(use) if use else None
            made += self._set(part, use, entry) if use and entry else [self._put(part, around)]
        return made

    def _set(self, span: Element, use: Use, entry: Entry) -> list[Element]:
        (name, classes, pairs), words = span["c"]
        rest = [word for word in classes if word not in {use.name, "full", "short"}]
        kept = [name, rest, [pair for pair in pairs if pair[0] not in {"key", "title"}]]
        long = expanded(entry.definitions[0][0]["c"]) if entry.kind == ABBREVIATIONS else []
        if long:
            words = [{"t": "Span", "c": [["", ["abbr"], [["title", plain(long)]]], words]}]
        if not use.linked:
            return [_span(kept, words)]
        first = use.counts and entry.id not in self.seen
        self.seen |= {entry.id} if use.counts else set()
        self.led.append(entry.id)
        marks = [use.name, "first"] if first else [use.name]
        way = {"t": "Link", "c": [["", marks, [["role", "doc-glossref"]]], words, [f"#{entry.id}", ""]]}
        written_out = "full" in classes or (self.full and first and "short" not in classes)
        if long and written_out:
            opening, closing = {"t": "Str", "c": "("}, {"t": "Str", "c": ")"}
            return [*long, {"t": "Space"}, opening, _span(kept, [way]), closing]
        return [_span(kept, [way])]


def expanded(inlines: Sequence[Element]) -> list[Element]:
    """Give the words of a long form as they stand in a sentence: without notes, links and ids."""

    def bare(inline: Element) -> Element | list[Element]:
        if inline["t"] == "Note":
            return []
        return list(inline["c"][1]) if inline["t"] in {"Link", "Span"} else inline

    return list(rewrite(list(inlines), bare))


def _span(attributes: list[Any], words: list[Element]) -> Element:
    if len(words) == 1 and not any(attributes):
        return words[0]
    return {"t": "Span", "c": [attributes, words]}


def _use(node: Any, around: frozenset[str]) -> Use | None:  # noqa: ANN401 -- JSON
    if not isinstance(node, dict) or node.get("t") != "Span":
        return None
    (_, classes, pairs), words = node["c"]
    name = next((word for word in classes if word in CLASSES), None)
    if name is None:
        return None
    said, told = " ".join(plain(words).split()), dict(pairs)
    nested = any(each["t"] in LINKING for each in elements(words))
    linked = not nested and around.isdisjoint(PLAIN)
    counts = linked and around.isdisjoint(NARROW)
    return Use(name, told.get("key", said), said, linked, counts, nested, "title" in told)


def _met(node: Any, around: frozenset[str]) -> Iterator[Use]:  # noqa: ANN401 -- JSON
    use = _use(node, around)
    if use:
        yield use
    elif isinstance(node, dict) and node.get("t") != "Image":
        inside = around | {node.get("t", "")}
        for part in node.values():
            if isinstance(part, HOLDING):
                yield from _met(part, inside)
    elif isinstance(node, list | tuple):
        for part in node:
            if isinstance(part, HOLDING) and not (isinstance(part, dict) and part.get("t") in WORDS):
                yield from _met(part, around)
