"""Judge what verse asks for its lines: numbers that nobody can count, and a class that counts nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from octavo.findings import Finding, finding
from octavo.line_ranges import NUMBERED, first_number
from octavo.places import Places
from octavo.syntax import Element, elements, holding

__all__ = ["verse_wishes"]

#: What a division may say of its numbers.
NUMBERS = ("startFrom", "step")


def verse_wishes(blocks: Iterable[Element], source: str, path: str) -> tuple[Finding, ...]:
    """Find the wishes of a chapter's verse that nobody can grant; it is set without them."""
    places = Places(source)
    found: list[Finding] = []
    for element in elements(holding(blocks, {"Div"})):
        if element["t"] == "Div":
            for words, message, hint in _wrong(element):
                line, column = _first(places, words)
                found.append(finding("code-wish", message, path=path, line=line, column=column, hint=hint))
    return tuple(found)


def _wrong(division: Element) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Give what was written, what is wrong with it, and what to do."""
    (_, classes, pairs), _ = division["c"]
    counting = next((name for name in classes if name in NUMBERED), None)
    if counting is None:
        return
    if "verse" not in classes:
        yield (
            (counting,),
            f".{counting} counts the lines of code and of verse alone",
            "write `::: {.verse ...}`",
        )
    given = dict(pairs)
    for name in NUMBERS:
        written = given.get(name)
        if first_number(written) is None or (name == "step" and written and not int(written)):
            spelled = (f'{name}="{written}"', f"{name}={written}")
            yield spelled, f"{name}={written!r} is no number of a line", "write a number: step=5"


def _first(places: Places, written: tuple[str, ...]) -> tuple[int | None, int | None]:
    there = (places.find(words) for words in written)
    return next((place for place in there if place[0] is not None), (None, None))
