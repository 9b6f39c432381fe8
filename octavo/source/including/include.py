"""Put included files into a chapter: text in the place of a division, an excerpt into a block of code."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from octavo.book import Chapter
from octavo.findings import Finding, finding
from octavo.link_places import link_place
from octavo.places import Places
from octavo.source.amounts import amount
from octavo.source.editing.attributes import ids
from octavo.source.including.excerpt import KEYS, cut_out
from octavo.source.including.find import find_included
from octavo.source.including.moved import Moved, moved
from octavo.source.including.refused import RefusedError
from octavo.source.including.unread import unread
from octavo.source.including.weave import Line, lines_of, strands, weave
from octavo.source.text import decode
from octavo.syntax import Element, elements, holding, rewrite_holding

__all__ = ["Includer"]

#: The code of what cannot be asked for.
WRONG = "include-wrong"
INCLUDE, SHIFT = "include", "shift-headings"
WRITTEN = "include="
#: How deep files may include one another, and what each counts for at least, in bytes.
DEEPEST, LEAST = 20, 1024

#: Reads the bytes of the file at a path as a chapter: its source, its blocks, and what was found.
Read = Callable[[bytes, str], tuple[str, tuple[Element, ...], tuple[Finding, ...]]]


@dataclass(slots=True)
class Includer:
    """Put files into chapters. Not frozen: it gathers what it reads and finds.

    `megabytes` bounds the size of a file, and of all that one chapter includes.
    """

    root: Path
    megabytes: float
    read: Read
    found: list[Finding] = field(default_factory=list)
    files: dict[str, Chapter] = field(default_factory=dict)
    _spent: int = 0

    def include(self, chapter: Chapter) -> Chapter:
        """Give a chapter with all that it includes, and its source with the text of that."""
        if WRITTEN not in chapter.source:
            return chapter
        self._spent = 0
        blocks, lines = self._file(chapter.blocks, chapter.source, (chapter.path,))
        woven = strands(lines)
        if len(woven) < 2:  # noqa: PLR2004 -- nothing was put in
            return replace(chapter, blocks=blocks)
        source = "\n".join(line.text for line in lines)
        self.found += _twins(blocks, chapter)
        return replace(chapter, blocks=blocks, source=source, strands=woven)

    def _file(
        self, blocks: Sequence[Element], source: str, chain: tuple[str, ...]
    ) -> tuple[tuple[Element, ...], tuple[Line, ...]]:
        places, put = Places(source), list[tuple[int, Sequence[Line]]]()

        def settle(element: Element) -> Element | list[Element]:
            if element["t"] not in {"Div", "CodeBlock"}:
                return element
            given = dict(element["c"][0][2])
            if INCLUDE not in given:
                return element
            order = _Order(element, given, chain, *_place(given[INCLUDE], places))
            try:
                got, lines = self._text(order) if element["t"] == "Div" else self._code(order)
            except RefusedError as refused:
                self._tell(order, refused)
                return element
            if order.line is not None:
                put.append((order.line, lines))
            return got

        settled = rewrite_holding(list(blocks), {"Div", "CodeBlock"}, settle)
        self.found += unread(blocks, source, chain[-1])
        return settled, weave(lines_of(source, chain[-1]), put)

    def _text(self, order: _Order) -> tuple[list[Element], tuple[Line, ...]]:
        if KEYS & order.given.keys():
            hint = "write a block of code: ```{include=...}"
            words = "only code is included in part"
            raise RefusedError(words, WRONG, hint)
        shift = order.shift()
        path, content = self._open(order)
        if path in order.chain or len(order.chain) > DEEPEST:
            way = " includes ".join((*order.chain[-4:], path))
            words = f"{way}: this never ends"
            raise RefusedError(words, "include-circular", "take one of them out")
        source, blocks, found = self.read(content, path)
        self.found += found
        self.files.setdefault(path, Chapter(path, path, source, blocks))
        inside, lines = self._file(blocks, source, (*order.chain, path))
        way_to = Moved(shift, posixpath.dirname(path), posixpath.dirname(order.chain[-1]), self.root)
        inside, beyond = moved(inside, way_to)
        if not inside and not found:
            self._tell(order, RefusedError(f"the included file {path} is empty", WRONG, "write it"))
        if beyond is not None:
            words = f"a heading of {path} would stand at level {beyond}; there are six"
            self._tell(order, RefusedError(words, WRONG, f"correct {SHIFT}"))
        attributes = order.rest({INCLUDE, SHIFT})
        if attributes == ["", [], []]:
            return list(inside), lines
        return [{"t": "Div", "c": [attributes, list(inside)]}], lines

    def _code(self, order: _Order) -> tuple[list[Element], tuple[Line, ...]]:
        if SHIFT in order.given:
            words = "code has no headings"
            raise RefusedError(words, WRONG, f"take out {SHIFT}")
        path, content = self._open(order)
        text, found = decode(content, path)
        self.found += found
        excerpt = cut_out(text, {key: order.given[key] for key in KEYS & order.given.keys()})
        numbered = zip(excerpt.lines, excerpt.numbers, strict=True)
        lines = tuple(Line(line, path, number) for line, number in numbered)
        if any(line.text.lstrip().startswith(("```", "~~~")) for line in lines):
            # It would close the block in the source that is looked through for places.
            lines = ()
        attributes = order.rest({INCLUDE, *KEYS})
        return [{"t": "CodeBlock", "c": [attributes, "\n".join(excerpt.lines)]}], lines

    def _open(self, order: _Order) -> tuple[str, bytes]:
        inside = order.element["c"][1]
        if inside if isinstance(inside, list) else inside.strip():
            words = "what stands in this block would be lost: the included file takes its place"
            raise RefusedError(words, WRONG, "delete it, or `include`")
        opened = find_included(order.given[INCLUDE], order.chain[-1], self.root, self.megabytes)
        self._spent += max(len(opened[1]), LEAST)
        if self._spent > self.megabytes * 2**20:
            spent, most = amount(self._spent / 2**20), amount(self.megabytes)
            words = f"this chapter includes {spent} MB, and {most} are the limit"
            raise RefusedError(words, "source-too-large", "include less, or raise `limits.chapter_megabytes`")
        return opened

    def _tell(self, order: _Order, refused: RefusedError) -> None:
        path, line, column = order.chain[-1], order.line, order.column
        told = finding(refused.code, str(refused), path=path, line=line, column=column, hint=refused.hint)
        self.found.append(told)


@dataclass(frozen=True, slots=True)
class _Order:
    """Hold an element that includes a file: its pairs, the files it stands in, line and column from 1."""

    element: Element
    given: dict[str, str]
    chain: tuple[str, ...]
    line: int | None
    column: int | None

    def shift(self) -> int:
        """Give by how many levels headings are moved down; raises RefusedError."""
        written = self.given.get(SHIFT, "0")
        if not re.fullmatch(r"-?[0-5]", written):
            words = f'{SHIFT}="{written}" is no number of levels'
            raise RefusedError(words, WRONG, "write 1 to 5")
        return int(written)

    def rest(self, keys: set[str]) -> list[Any]:
        """Give the element's attributes but for some keys."""
        name, classes, pairs = self.element["c"][0]
        return [name, classes, [pair for pair in pairs if pair[0] not in keys]]


def _twins(blocks: Sequence[Element], chapter: Chapter) -> Iterator[Finding]:
    """Find the ids that two files of a chapter have, where a link of the chapter leads to one."""
    twice = {name for name, times in Counter(ids(blocks)).items() if times > 1}
    targets = (each["c"][2][0] for each in elements(holding(blocks, {"Link"})) if each["t"] == "Link")
    for target in dict.fromkeys(targets):
        if target.startswith("#") and target[1:] in twice:
            line, column = link_place(target, Places(chapter.source))
            words = (
                f"the id `{target[1:]}` stands in two of this chapter's files; this link leads to the first"
            )
            hint = "give one of the two another {#id}"
            yield finding("id-duplicate", words, path=chapter.path, line=line, column=column, hint=hint)


def _place(target: str, places: Places) -> tuple[int | None, int | None]:
    for written in (f'include="{target}"', f"include='{target}'", f"include={target}"):
        line, column = places.find(written)
        if line is not None:
            return line, column
    return None, None
