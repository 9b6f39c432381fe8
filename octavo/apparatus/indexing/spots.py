"""Find the line and column of a mark: pandoc's tree keeps no positions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from octavo.apparatus.indexing.marks import MARK, Mark
from octavo.code_mask import mask_code

__all__ = ["Spot", "find_marks"]

#: The attributes of a span, with a mark's class; a value may hold braces between its quotation marks.
BRACES = re.compile(
    r"(?P<words>[^\[\]\n]*)\](?P<at>\{)(?P<inside>(?:[^{}\"']|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')*)\}"
)
PAIR = re.compile(r"([\w:-]+)\s*=\s*(?:\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'|([^\s\"']+))")
CLASS = re.compile(rf"(?<![\w=\"'.-])\.{MARK}(?![\w-])")

#: Line and column of a mark, from 1.
Spot = tuple[int, int]
#: What a mark is known by in its source: its attributes, or else its words.
Sign = tuple[frozenset[tuple[str, str]], str]


def find_marks(source: str, marks: Iterable[Mark]) -> Mapping[Mark, Spot]:
    """Find the marks of a chapter in its source, but not in its code, from their reading order.

    Of marks that are written alike, each is given its own place, where they stand in the same order there.
    """
    there: dict[Sign, list[int]] = defaultdict(list)
    for match in BRACES.finditer(mask_code(source)):
        if CLASS.search(match["inside"]):
            there[_sign(_pairs(match["inside"]), match["words"])].append(match.start("at"))
    found: dict[Mark, Spot] = {}
    for mark in marks:
        places = there.get(_sign(frozenset(mark.given), mark.words))
        if places:
            at = places.pop(0)
            found[mark] = source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)
    return found


def _pairs(inside: str) -> frozenset[tuple[str, str]]:
    found = ((key, double or single or bare) for key, double, single, bare in PAIR.findall(inside))
    return frozenset((key, re.sub(r"\\(.)", r"\1", value)) for key, value in found)


def _sign(pairs: frozenset[tuple[str, str]], words: str) -> Sign:
    return pairs, "" if pairs else "".join(filter(str.isalnum, words))
