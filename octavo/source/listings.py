"""Judge what a block of code asks for its lines: numbers, and which are to stand out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from octavo.fences import Fences
from octavo.findings import Finding, finding
from octavo.line_ranges import first_number, line_numbers
from octavo.syntax import Element, elements, holding

__all__ = ["listing_findings"]


def listing_findings(blocks: Iterable[Element], source: str, path: str) -> tuple[Finding, ...]:
    """Find the wishes of a chapter's code that nobody can grant; its code is set without them."""
    found: list[Finding] = []
    fences = Fences(source)
    for element in elements(holding(blocks, {"CodeBlock"})):
        if element["t"] == "CodeBlock":
            line = fences.find(element["c"][1])
            for message, hint in _wrong(element["c"]):
                found.append(finding("code-wish", message, path=path, line=line, hint=hint))
    return tuple(found)


def _wrong(content: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- JSON, by type
    (_, _, pairs), words = content
    given = dict(pairs)
    first, marked = first_number(given.get("startFrom")), given.get("highlight")
    if first is None:
        yield f"startFrom={given['startFrom']!r} is no number", "write the number of the first line"
    if marked is None:
        return
    numbers = line_numbers(marked)
    if numbers is None:
        yield f"highlight={marked!r} names no lines", 'write numbers of lines: highlight="3,5-7"'
        return
    begins = first or 1
    last = begins + words.rstrip("\n").count("\n")
    beyond = [str(number) for number in sorted(numbers) if not begins <= number <= last]
    if beyond:
        lines = f"this code has the lines {begins} to {last}"
        yield f"highlight names the line {', '.join(beyond[:3])}", f"{lines}, as they are numbered"
