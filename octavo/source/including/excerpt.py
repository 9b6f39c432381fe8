"""Cut an excerpt out of a file of code: by lines, or between markers as mdBook and AsciiDoc write them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from octavo.shapes import nearest
from octavo.source.including.refused import RefusedError

__all__ = ["KEYS", "Excerpt", "cut_out"]

CODE = "include-missing"

#: The attributes that say what is wanted of a file.
KEYS = frozenset({"lines", "marker", "dedent"})
RANGE = re.compile(r"\s*(?P<first>\d{1,6})?\s*(?P<to>-)?\s*(?P<last>\d{1,6})?\s*$")
#: `ANCHOR: name` and `ANCHOR_END: name` (mdBook), `tag::name[]` and `end::name[]` (AsciiDoc).
BEGIN = re.compile(r"\bANCHOR:\s*([\w-]+)|\btag::([\w-]+)\[\]")
END = re.compile(r"\bANCHOR_END:\s*([\w-]+)|\bend::([\w-]+)\[\]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Hold the lines of an excerpt, and the number that each has in its file, from 1."""

    lines: tuple[str, ...]
    numbers: tuple[int, ...]


def cut_out(text: str, wanted: Mapping[str, str]) -> Excerpt:
    """Cut out of a text what the attributes of KEYS say: `lines`, `marker`, and `dedent` to the margin.

    Lines are written as in "3-8", "12-", "-4" or "1-3, 9". Lines with a marker are left out between markers.
    Raises RefusedError where the text has no such lines, or an attribute says nothing that is known.
    """
    whole = text.removesuffix("\n").expandtabs(4).split("\n")
    numbers = list(range(1, len(whole) + 1))
    if "marker" in wanted:
        numbers = _between(whole, wanted["marker"])
    if "lines" in wanted:
        numbers = _chosen(numbers, wanted["lines"], "that excerpt" if "marker" in wanted else "the file")
    dedent = wanted.get("dedent", "false")
    if dedent not in {"true", "false"}:
        message = f'dedent="{dedent}" says nothing'
        raise RefusedError(message, CODE, 'write dedent="true", or leave it out')
    lines = [whole[number - 1] for number in numbers]
    if dedent == "true":
        lines = textwrap.dedent("\n".join(lines)).split("\n")
    return Excerpt(tuple(lines), tuple(numbers))


def _chosen(numbers: list[int], written: str, what: str) -> list[int]:
    chosen: list[int] = []
    for part in written.split(","):
        match = RANGE.match(part)
        if match is None or not (match["first"] or match["last"]):
            message = f'lines="{written}" is no range of lines'
            raise RefusedError(message, CODE, 'write lines="3-8", "12-" or "1-3, 9"')
        first = int(match["first"] or 1)
        last = int(match["last"] or len(numbers)) if match["to"] else first
        if not 1 <= first <= last <= len(numbers):
            message = f'there are no lines "{part.strip()}": {what} has {len(numbers)}'
            raise RefusedError(message, CODE, "correct the numbers; a marker survives an edit of the file")
        chosen += numbers[first - 1 : last]
    return chosen


def _between(lines: list[str], name: str) -> list[int]:
    starts = [number for number, line in enumerate(lines, 1) if name in _names(BEGIN, [line])]
    if not starts:
        near = nearest(name, _names(BEGIN, lines))
        hint = f"did you mean {near}?" if near else f"write ANCHOR: {name} and ANCHOR_END: {name} around it"
        message = f"the file has no marker {name}"
        raise RefusedError(message, CODE, hint)
    first = starts[0]
    end = next((n for n, line in enumerate(lines, 1) if n > first and name in _names(END, [line])), None)
    if end is None:
        message = f"the marker {name} of line {first} is never closed"
        raise RefusedError(message, CODE, f"write ANCHOR_END: {name} behind the excerpt")
    inside = range(first + 1, end)
    return [number for number in inside if not _is_marker(lines[number - 1])]


def _is_marker(line: str) -> bool:
    return bool(BEGIN.search(line) or END.search(line))


def _names(pattern: re.Pattern[str], lines: Iterable[str]) -> list[str]:
    return [one or other for line in lines for one, other in pattern.findall(line)]
