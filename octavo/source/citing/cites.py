"""Take the citations out of a book for citeproc, and put back what it made of them, each in its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from octavo.source.citing.punctuation import fasten
from octavo.syntax import HOLDING, WORDS, Element, Indexed, holding, plain, rewrite

__all__ = ["citations", "keys_of", "put_back", "skeleton"]

#: Names the entry that a key stands for, or None where nothing has the key.
Known = Callable[[str], str | None]
WHITE = {"Space", "SoftBreak", "LineBreak"}


def citations(blocks: Iterable[Element]) -> Iterator[Element]:
    """Give the `Cite` elements of blocks in reading order, notes at their markers; none in another."""
    return (cite for cite, _ in _met(holding(blocks, {"Cite"}), {"Cite"}))


def keys_of(cite: Element) -> tuple[str, ...]:
    """Give the keys of a citation as they were written."""
    return tuple(citation["citationId"] for citation in cite["c"][0])


def skeleton(chapters: Iterable[Sequence[Element]], known: Known, *, in_notes: bool) -> list[Element]:
    """Give a document of the citations alone, whose keys are all known: each in a paragraph, notes as notes.

    Citeproc forms "ibid." and the like by the order of the citations and the numbers of their notes. A
    style that cites `in_notes` makes one of each citation that stands in none. In a note, what goes on
    behind one says whether the style's full stop is kept.
    """
    count = _Count(known, in_notes=in_notes)
    for blocks in chapters:
        count.gather(holding(blocks, {"Cite", "Note"}), count.paragraphs, inside=False)
    return count.paragraphs


@dataclass(slots=True)
class _Count:
    """Count the notes while citations are gathered; as every count, it grows."""

    known: Known
    in_notes: bool
    number: int = 0
    paragraphs: list[Element] = field(default_factory=list)

    def gather(self, node: Any, row: list[Element], *, inside: bool) -> None:  # noqa: ANN401 -- JSON
        for element, behind in _met(node, {"Cite", "Note"}):
            if element["t"] == "Note":
                self.number += 1
                held: list[Element] = []
                self.gather(element["c"], held, inside=True)
                if held:
                    row.append({"t": "Para", "c": [{"t": "Note", "c": held}]})
            elif all(self.known(key) for key in keys_of(element)):
                self.number += self.in_notes and not inside
                row.append(
                    {"t": "Para", "c": [self._numbered(element), *_going_on(behind if inside else ())]}
                )

    def _numbered(self, cite: Element) -> Element:
        there = [
            {**each, "citationId": self.known(each["citationId"]), "citationNoteNum": self.number}
            for each in cite["c"][0]
        ]
        return {"t": "Cite", "c": [there, cite["c"][1]]}


def put_back(
    blocks: Sequence[Element], known: Known, made: Iterator[Element]
) -> tuple[tuple[Element, ...], tuple[tuple[str, ...], ...]]:
    """Put what citeproc made in the place of each citation whose keys are known, in their order.

    Gives the blocks, and the keys of the entries that each citation is of. A citation stays a `Cite`, so
    that it can be told where it stands. The way to an entry says what it is (DPUB-ARIA 1.1, `doc-biblioref`).
    """
    cited: list[tuple[str, ...]] = []

    def change(cite: Element) -> Element:
        entries = [known(key) for key in keys_of(cite)]
        if None in entries:
            return cite
        cited.append(tuple(map(str, entries)))
        there = [{**each, "citationId": key} for each, key in zip(cite["c"][0], entries, strict=True)]
        return {"t": "Cite", "c": [there, rewrite(next(made)["c"][1], _reference)]}

    changed: list[Element] = []
    for block in blocks:
        changed += map(Indexed, _replaced([block], change)) if holding([block], {"Cite"}) else [block]
    return tuple(changed), tuple(cited)


def _going_on(behind: Sequence[Element]) -> list[Element]:
    """Give what citeproc is told of the words behind a citation: how they begin; nothing at an end."""
    following = next((inline for inline in behind if inline["t"] not in WHITE), None)
    if following is None:
        return []
    word = following["c"][0] if following["t"] == "Str" else plain([following])[:1].strip() or "a"
    return [{"t": "Space"}, {"t": "Str", "c": word}]


def _met(node: Any, types: Collection[str]) -> Iterator[tuple[Element, Sequence[Any]]]:  # noqa: ANN401 -- JSON
    """Give the outermost elements of some types, each with the two that stand behind it."""
    waiting: list[tuple[Any, Sequence[Any]]] = [(node, ())]
    while waiting:
        at, behind = waiting.pop()
        if not isinstance(at, dict):
            rows = ((part, at[number + 1 : number + 3]) for number, part in enumerate(at))
            waiting += [row for row in rows if _holds(row[0])][::-1]
        elif at.get("t") in types:
            yield at, behind
        else:
            waiting += [(part, ()) for part in reversed(at.values()) if _holds(part)]


def _holds(part: Any) -> bool:  # noqa: ANN401 -- JSON
    return isinstance(part, HOLDING) and (not isinstance(part, dict) or part.get("t") not in WORDS)


def _replaced(node: Any, change: Callable[[Element], Element]) -> Any:  # noqa: ANN401 -- gives back the shape it was given
    if isinstance(node, dict):
        if node.get("t") == "Cite":
            return change(node)
        return {key: _replaced(part, change) for key, part in node.items()}
    if not isinstance(node, list | tuple):
        return node
    made = [_replaced(part, change) for part in node]
    cites = any(isinstance(part, dict) and part.get("t") == "Cite" for part in made)
    return fasten(made) if cites else made


def _reference(element: Element) -> Element:
    if element["t"] != "Link" or not element["c"][2][0].startswith("#ref-"):
        return element
    (name, classes, pairs), words, target = element["c"]
    roles = [*pairs, ["role", "doc-biblioref"]] if "role" not in dict(pairs) else pairs
    return {"t": "Link", "c": [[name, classes, roles], words, target]}
