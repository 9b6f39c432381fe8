"""Read callouts: marks at the ends of lines of code, and the list behind it that says what they mean.

They are written `<1>`, after a comment's sign or without one, as in AsciiDoc and Quarto. The code keeps a
circled number in the place of each; each item of the list begins with the same number, a link to the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from octavo.book import Book, Chapter
from octavo.cache import Cache
from octavo.fences import Fences
from octavo.findings import Finding, finding
from octavo.syntax import Element, elements, holding

__all__ = ["call_out", "read_callouts"]

#: The classes of a block of code that has callouts: our own, and Quarto's.
CLASSES = frozenset({"annotated", "code-annotations"})
#: The class of the list, and of each number in it.
LIST, NUMBER = "callouts", "callout"
#: The last number that has one figure: in print it is one sort, as its circled sign is.
LAST = 9
#: What begins a comment at a line's end, and what closes one.
COMMENT = r"(?:#+|//+|--+|;+|%+|/\*|<!--|\(\*|\{-)"
CLOSED = r"(?:\*/|-->|\*\)|-\})"
MARKS = re.compile(
    rf"(?P<before>[ \t]*)(?:{COMMENT}[ \t]*)?(?P<marks>(?:<\d{{1,3}}>[ \t]*)+){CLOSED}?[ \t]*$"
)


@dataclass(slots=True)
class _Reading:
    """Hold the chapter that is read. Not frozen: it counts blocks, and gathers what is found."""

    path: str
    fences: Fences
    source: str
    found: list[Finding] = field(default_factory=list)
    count: int = 0

    def tell(self, line: int | None, message: str, hint: str) -> None:
        self.found.append(finding("code-callout", message, path=self.path, line=line, hint=hint))


def call_out(book: Book, _cache: Cache) -> tuple[Book, tuple[Finding, ...]]:
    """Give a book whose callouts stand in circles, in its code and in the lists behind it."""
    chapters: list[Chapter] = []
    findings: list[Finding] = []
    for chapter in book.chapters:
        blocks, found = read_callouts(chapter.blocks, chapter.source, chapter.path)
        findings += found
        chapters.append(chapter if blocks is chapter.blocks else replace(chapter, blocks=blocks))
    return replace(book, chapters=tuple(chapters)), tuple(findings)


def read_callouts(
    blocks: Sequence[Element], source: str, path: str
) -> tuple[tuple[Element, ...], tuple[Finding, ...]]:
    """Give a chapter's blocks with its callouts in circles, and their lists."""
    if not any(map(_is_annotated, _code(blocks))):
        return tuple(blocks), ()
    reading = _Reading(path, Fences(source), source)
    return tuple(_walk(list(blocks), reading)), tuple(reading.found)


def _code(blocks: Iterable[Element]) -> list[Element]:
    return [each for each in elements(holding(blocks, {"CodeBlock"})) if each["t"] == "CodeBlock"]


def _is_annotated(element: Any) -> bool:  # noqa: ANN401 -- JSON: an element, a list or a leaf
    return (
        isinstance(element, dict)
        and element.get("t") == "CodeBlock"
        and not CLASSES.isdisjoint(element["c"][0][1])
    )


def _walk(node: Any, reading: _Reading) -> Any:  # noqa: ANN401 -- gives back the shape it was given
    if isinstance(node, dict):
        if "t" in node and not holding([node], {"CodeBlock"}):
            return node
        return {key: _walk(value, reading) for key, value in node.items()} if "c" in node else node
    if not isinstance(node, list):
        return node
    made: list[Any] = []
    at = 0
    while at < len(node):
        if _is_annotated(node[at]):
            following = node[at + 1] if at + 1 < len(node) else None
            is_list = isinstance(following, dict) and following.get("t") == "OrderedList"
            made += _joined(node[at], following if is_list else None, reading)
            at += 2 if is_list else 1
        else:
            made.append(_walk(node[at], reading))
            at += 1
    return made


def _joined(code: Element, items: Element | None, reading: _Reading) -> list[Element]:
    (identifier, classes, pairs), words = code["c"]
    line = reading.fences.find(words)
    lines, numbers = _lines(words.split("\n"), line, reading)
    said = _said(items)
    for number, at in numbers.items():
        if number not in said:
            hint = "say it in a numbered list right behind the code"
            reading.tell(line and line + at, f"nothing says what the callout <{number}> means", hint)
    for number in said:
        if number not in numbers:
            hint = f"write <{number}> at the end of its line"
            reading.tell(line, f"item {number} of the list behind this code belongs to no line of it", hint)
    name = identifier or _free(reading)
    changed = {"t": "CodeBlock", "c": [[name, classes, pairs], "\n".join(lines)]}
    if items is None:
        return [changed]
    made = [_item(number, blocks, name) for number, blocks in said.items()]
    listed = {"t": "Div", "c": [["", [LIST], []], [{"t": "BulletList", "c": made}]]}
    return [changed, listed]


def _lines(lines: Sequence[str], line: int | None, reading: _Reading) -> tuple[list[str], dict[int, int]]:
    """Give the lines of code with numbers in circles, and in which line (from 1) each number stands."""
    made: list[str] = []
    numbers: dict[int, int] = {}
    for at, written in enumerate(lines, 1):
        match = MARKS.search(written)
        marks = [int(mark) for mark in re.findall(r"<(\d+)>", match["marks"])] if match else []
        if match is None or not all(1 <= mark <= LAST for mark in marks):
            if marks:
                message = f"a callout is one of <1> to <{LAST}>"
                reading.tell(line and line + at, message, "number them from 1 in each block")
            made.append(written)
            continue
        for mark in marks:
            numbers.setdefault(mark, at)
        signs = " ".join(map(_circled, marks))
        made.append(f"{written[: match.start()]}{match['before'] or '  '}{signs}")
    return made, numbers


def _said(items: Element | None) -> dict[int, list[Element]]:
    """Give what a list says, by the number of each item."""
    if items is None:
        return {}
    (first, _, _), content = items["c"]
    return dict(enumerate(content, first))


def _item(number: int, blocks: list[Element], name: str) -> list[Element]:
    if not 1 <= number <= LAST:
        return blocks
    words = [{"t": "Str", "c": _circled(number)}]
    link = {"t": "Link", "c": [[f"{name}-{number}", [NUMBER], []], words, [f"#{name}", ""]]}
    first = blocks[0] if blocks else {"t": "Plain", "c": []}
    if first["t"] not in {"Plain", "Para"}:
        return [{"t": "Plain", "c": [link]}, *blocks]
    return [{"t": first["t"], "c": [link, {"t": "Space"}, *first["c"]]}, *blocks[1:]]


def _free(reading: _Reading) -> str:
    while True:
        reading.count += 1
        name = f"code-callouts-{reading.count}"
        if name not in reading.source:
            return name


def _circled(number: int) -> str:
    """Give a number in a circle, of the row of U+2460."""
    return chr(0x245F + number)
