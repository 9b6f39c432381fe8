"""Find the marks of the index in a chapter, and leave of each an id in its place.

A mark without words belongs to the word that it touches from behind, or else to the next: that word is
taken into it, so that no line or page can end between the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from octavo.apparatus.indexing.terms import Path, flat, read_paths, split_levels, term_of
from octavo.book import NOTEREF, Block
from octavo.slug import free, slugify
from octavo.syntax import WORDS, Element, elements, holding, plain, rewrite

__all__ = ["KEYS", "MARK", "Mark", "Marker", "is_mark"]

#: The class of a mark.
MARK = "index"
#: The attributes that a mark may have for itself.
KEYS = ("term", "see", "seealso", "range", "main", "sort", "index")
#: How long the part of an id is that is made of a term.
LONGEST = 40
SPACES = {"Space", "SoftBreak"}
#: What a mark without words does not take into itself.
APART = SPACES | {"LineBreak", "Note", "RawInline", None}


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold one mark: its id, its own attributes, the paths of its terms, and whether it marks words.

    `sorts` are the sort keys of each path, from main entry to sub-entry, where it says any.
    """

    id: str
    given: tuple[tuple[str, str], ...]
    main: bool
    words: str
    paths: tuple[Path, ...]
    sorts: tuple[tuple[str, ...], ...]

    def says(self, key: str) -> str:
        """Give an attribute, or nothing."""
        return dict(self.given).get(key, "").strip()


def is_mark(element: Element) -> bool:
    """Say whether an element is a mark of the index."""
    return bool(element["t"] == "Span" and MARK in element["c"][0][1])


class Marker:
    """Take the marks out of one chapter; it keeps those that it met, by id, and the ids it has given.

    `hidden` are marks that no reader could be led to: in an image's description.
    """

    def __init__(self, key: str) -> None:
        """Begin with a chapter of a key."""
        self.marks: dict[str, Mark] = {}
        self.hidden: list[Mark] = []
        self._key = key

    def take(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Give blocks with an id in the place of each mark; those without a mark are the same values."""
        return tuple(self._taken(block) if _marked(block) else block for block in blocks)

    def _taken(self, block: Block) -> Block:
        taken: Block = self._walk(rewrite(block, self._bare) if holding([block], {"Image"}) else block)
        return taken

    def _bare(self, element: Element) -> Element:
        """Take the marks out of an image's description, where pandoc repeats a figure's caption."""
        if element["t"] == "Figure":
            self.hidden = [mark for mark in self.hidden if mark.words not in _words_of(element["c"][1])]
            return element
        if element["t"] != "Image" or not holding([element], {"Span"}):
            return element
        attributes, words, target = element["c"]

        def unmark(inline: Element) -> Element | list[Element]:
            if not is_mark(inline):
                return inline
            self.hidden.append(_read("", inline))
            return list(inline["c"][1])

        return {"t": "Image", "c": [attributes, rewrite(words, unmark), target]}

    def _walk(self, node: Any) -> Any:  # noqa: ANN401 -- JSON: an element, a list or a leaf
        if isinstance(node, dict) and node.get("t") not in WORDS:
            walked = {key: self._walk(value) for key, value in node.items()}
            return self._placed(walked) if "t" in walked and is_mark(walked) else walked
        if isinstance(node, list | tuple):
            return self._filled([self._walk(each) for each in node])
        return node

    def _placed(self, span: Element) -> Element:
        (own, classes, pairs), words = span["c"]
        mark = _read(own, span)
        if not own:
            first = mark.paths[0] if mark.paths else ()
            name = "-".join(filter(None, map(slugify, map(flat, first))))[:LONGEST].strip("-") or "mark"
            # Two hyphens stand in no other id behind the chapter's key.
            mark = replace(mark, id=free(f"{self._key}--ix--{name}", self.marks))
        self.marks[mark.id] = mark
        rest = [pair for pair in pairs if pair[0] not in KEYS]
        kept = [name for name in classes if name not in {MARK, "main"}]
        return {"t": "Span", "c": [[mark.id, kept, rest], words]}

    def _filled(self, row: list[Any]) -> list[Any]:
        """Let each mark without words that touches none from behind take the next word of its row."""
        bare = [at for at, node in enumerate(row) if self._is_bare(node)]
        for at in reversed(bare):
            if self._touches(row, at):
                continue
            nearest = at + 1 + (_kind(row, at + 1) in SPACES)
            if _kind(row, nearest) not in APART:
                attributes, _ = row[at]["c"]
                # Of two spaces around a mark that shows nothing, one is shown.
                row[at : nearest + 1] = [{"t": "Span", "c": [attributes, [row[nearest]]]}]
        return row

    def _is_bare(self, node: Any) -> bool:  # noqa: ANN401 -- an element or a leaf
        """Say whether a node is a mark, now an id, without words."""
        return _kind([node], 0) == "Span" and node["c"][0][0] in self.marks and not node["c"][1]

    def _touches(self, row: list[Any], at: int) -> bool:
        """Say whether a mark stands at a word, with nothing between but other marks."""
        while at and self._is_bare(row[at - 1]):
            at -= 1
        return at > 0 and _kind(row, at - 1) not in SPACES | {"LineBreak"}


def _words_of(caption: Any) -> str:  # noqa: ANN401 -- pandoc's caption: a short one, and blocks
    """Give the words of a caption."""
    return "".join(plain(block["c"]) for block in caption[1] if block["t"] in {"Plain", "Para"})


def _marked(block: Block) -> bool:
    return bool(holding([block], {"Span"})) and any(map(is_mark, elements(block)))


def _read(own: str, span: Element) -> Mark:
    (_, classes, pairs), words = span["c"]
    given = {key: str(value) for key, value in pairs}
    term = term_of([each for each in words if not _is_noteref(each)])
    paths = read_paths(given["term"]) if "term" in given else ()
    if not paths and term:
        paths = ((term,),)
    sorts = tuple(tuple(split_levels(part)) for part in given.get("sort", "").split(";"))
    main = "main" in classes or given.get("main", "").strip().lower() == "true"
    return Mark(own, tuple(given.items()), main, flat(term), paths, sorts)


def _is_noteref(inline: Element) -> bool:
    return bool(inline["t"] == "Link" and NOTEREF in inline["c"][0][1])


def _kind(row: list[Any], at: int) -> str | None:
    """Give the type of the element at a place of a row, or None where there is none."""
    there = row[at] if at < len(row) else None
    return there.get("t") if isinstance(there, dict) else None
