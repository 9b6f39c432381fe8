"""Make lines of code elements where they are to be told apart: numbered, standing out, with callouts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from octavo.line_ranges import NUMBERED, first_number, line_numbers
from octavo.xhtml import XHTML, Tree

__all__ = ["CALLOUT", "LINE", "Wishes", "lay_lines", "lift_wishes"]

H = f"{{{XHTML}}}"
#: The classes of a line, of one that stands out, and of a callout.
LINE, MARKED, CALLOUT = "code-line", "marked", "callout"
#: The classes of code with callouts; the loader has put their numbers into circles.
ANNOTATED = frozenset({"annotated", "code-annotations"})
CALLOUTS = re.compile(r"[ \t]*[\u2460-\u2468](?: [\u2460-\u2468])*(?=\n|$)")


@dataclass(frozen=True, slots=True)
class Wishes:
    """Hold what a block of code asks for: the number of its first line or None, and which stand out.

    `callouts` are, by line (from 0), the white and the circled numbers that stand at its end.
    """

    first: int | None
    marked: frozenset[int]
    callouts: Mapping[int, str]


def lift_wishes(body: Tree) -> list[tuple[Tree, Wishes]]:
    """Give each block of code that asks for something, with its wishes; its callouts are taken out."""
    found: list[tuple[Tree, Wishes]] = []
    for block in body.iter(f"{H}pre"):
        code = block.find(f"{H}code")
        classes = set(block.get("class", "").split())
        first = first_number(block.get("data-startFrom")) or 1
        marked = line_numbers(block.get("data-highlight", "")) or frozenset()
        callouts = _lifted(code) if classes & ANNOTATED and code is not None else {}
        numbered = bool(classes & NUMBERED)
        if code is not None and (numbered or marked or callouts):
            wishes = Wishes(first if numbered else None, frozenset(each - first for each in marked), callouts)
            found.append((code, wishes))
    return found


def _lifted(code: Tree) -> dict[int, str]:
    words = code.text or ""
    callouts = {words.count("\n", 0, match.start()): match[0] for match in CALLOUTS.finditer(words)}
    code.text = CALLOUTS.sub("", words)
    return callouts


def lay_lines(body: Tree, wished: Iterable[tuple[Tree, Wishes]]) -> None:
    """Make a span of each line of such code, changing the tree: its number is its `data-line`.

    What is marked over several lines is marked in each. Between two lines stands the line feed.
    """
    named = {
        (link.get("href", ""), link.text or ""): link.get("id", "")
        for link in body.iter(f"{H}a")
        if _is_callout(link)
    }
    for code, wishes in wished:
        runs = _lines(code)
        for child in list(code):
            code.remove(child)
        code.text = None
        for number, line in enumerate(runs):
            made = etree.SubElement(code, f"{H}span", {"class": LINE})
            if number in wishes.marked:
                made.set("class", f"{LINE} {MARKED}")
            if wishes.first is not None:
                made.set("data-line", str(wishes.first + number))
            _fill(made, line)
            _call(made, wishes.callouts.get(number, ""), _home(code), named)
            made.tail = "\n"
        code[-1].tail = None


def _lines(code: Tree) -> list[list[tuple[str, str]]]:
    """Give the runs of each line, each with its class: empty where it is not marked."""
    runs = [("", code.text or "")]
    for child in code:
        runs += [(child.get("class", ""), child.text or ""), ("", child.tail or "")]
    lines: list[list[tuple[str, str]]] = [[]]
    for kind, words in runs:
        first, *others = words.split("\n")
        lines[-1].append((kind, first))
        lines += [[(kind, part)] for part in others]
    return lines


def _fill(line: Tree, runs: Iterable[tuple[str, str]]) -> None:
    for kind, words in runs:
        if kind and words:
            etree.SubElement(line, f"{H}span", {"class": kind}).text = words
        else:
            _append(line, words)


def _call(line: Tree, signs: str, home: str, named: Mapping[tuple[str, str], str]) -> None:
    """Put callouts at the end of a line, each a link to its item in the list behind the code."""
    white = signs[: len(signs) - len(signs.lstrip())]
    _append(line, white)
    for place, sign in enumerate(signs.split()):
        _append(line, " " if place else "")
        item = named.get((f"#{home}", sign))
        made = etree.SubElement(line, f"{H}{'a' if item else 'span'}", {"class": CALLOUT})
        made.text = sign
        if item:
            made.set("href", f"#{item}")


def _append(element: Tree, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _home(code: Tree) -> str:
    """Give the id by which a block of code, or the figure around it, is known."""
    named = (each.get("id") for each in code.iterancestors())
    return next((name for name in named if name), "")


def _is_callout(link: Tree) -> bool:
    return CALLOUT in link.get("class", "").split()
