"""Compare PDFs page by page, then what they have besides, down to the object that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from octavo.compare.difference import Difference, inside, shown
from octavo.compare.letters import compare_bytes, compare_lines

__all__ = ["compare_pdfs"]

Pair = tuple[tuple[str, ...], Any, Any]
#: Keys that lead back up.
UP = {"/Parent", "/P", "/Prev"}


def compare_pdfs(old: bytes, new: bytes) -> Iterator[Difference]:
    """Give what differs between two PDFs: pages first, then information, tags, outline and all else.

    What is no PDF is compared byte by byte; so are two that say the same in other bytes.
    """
    try:
        with pikepdf.open(BytesIO(old)) as before, pikepdf.open(BytesIO(new)) as after:
            # An identifier is made from all the rest, so it tells something only where that is the same.
            found = tuple(_documents(before, after)) or tuple(_identifiers(before, after))
    except pikepdf.PdfError:
        found = ()
    yield from found or tuple(
        inside("its objects are the same, and stored otherwise", each) for each in compare_bytes(old, new)
    )


@dataclass(frozen=True, slots=True)
class _Walk:
    """Hold the numbers of both documents' pages, by their objects, and the pairs of objects that were met."""

    numbers: tuple[Mapping[tuple[int, int], int], Mapping[tuple[int, int], int]]
    met: set[tuple[object, object]] = field(default_factory=set)

    def differences(self, waiting: list[Pair]) -> Iterator[Difference]:
        """Go through two graphs of objects side by side, the first pair of the list last."""
        while waiting:
            place, old, new = waiting.pop()
            if self._is_new(old, new):
                yield from _compared(place, old, new, waiting)
            else:
                yield from self._pages(place, old, new)

    def _is_new(self, old: object, new: object) -> bool:
        """Say whether a pair was not met before; pages are met when all pages are gone through."""
        if not (isinstance(old, pikepdf.Object) and isinstance(new, pikepdf.Object) and old.is_indirect):
            return True
        pair = old.objgen, new.objgen
        if pair in self.met or (old.objgen in self.numbers[0] and new.objgen in self.numbers[1]):
            return False
        self.met.add(pair)
        return True

    def _pages(
        self, place: tuple[str, ...], old: pikepdf.Object, new: pikepdf.Object
    ) -> Iterator[Difference]:
        """Compare where two links lead, if they lead to pages."""
        ways = [numbers.get(one.objgen) for numbers, one in zip(self.numbers, (old, new), strict=True)]
        if ways[0] != ways[1]:
            yield Difference(place, *(f"page {way}" for way in ways))


def _documents(before: pikepdf.Pdf, after: pikepdf.Pdf) -> Iterator[Difference]:
    counts = len(before.pages), len(after.pages)
    if counts[0] != counts[1]:
        yield Difference(("the number of pages",), *map(str, counts))
    numbers = [
        {page.obj.objgen: number for number, page in enumerate(one.pages, 1)} for one in (before, after)
    ]
    walk = _Walk((numbers[0], numbers[1]))
    for number, (was, now) in enumerate(zip(before.pages, after.pages, strict=False), 1):
        waiting: list[Pair] = []
        yield from _compared((f"page {number}",), was.obj, now.obj, waiting)
        yield from walk.differences(waiting)
    if counts[0] == counts[1]:
        yield from walk.differences(
            [
                (("its information",), before.docinfo, after.docinfo),
                (("the document",), before.Root, after.Root),
            ]
        )


def _identifiers(before: pikepdf.Pdf, after: pikepdf.Pdf) -> Iterator[Difference]:
    old, new = (one.trailer.get("/ID", pikepdf.Array()) for one in (before, after))
    yield from _Walk(({}, {})).differences([(("its identifier",), old, new)])


def _compared(place: tuple[str, ...], old: Any, new: Any, waiting: list[Pair]) -> Iterator[Difference]:  # noqa: ANN401 -- pikepdf's
    """Give what differs in two objects themselves; what they hold is put on the list."""
    if _kind(old) != _kind(new):
        yield Difference(place, shown(old), shown(new))
    elif isinstance(old, pikepdf.Dictionary | pikepdf.Stream):
        yield from _entries(place, old, new, waiting)
    elif isinstance(old, pikepdf.Array):
        if len(old) != len(new):
            yield Difference((*place, "its length"), str(len(old)), str(len(new)))
        pairs = [*enumerate(zip(old, new, strict=False))]
        waiting += [((*place, f"[{at}]"), one, other) for at, (one, other) in reversed(pairs)]
    elif old != new:
        yield Difference(place, shown(old), shown(new))


def _kind(thing: object) -> object:
    return thing._type_code if isinstance(thing, pikepdf.Object) else type(thing)  # noqa: SLF001 -- its kind


def _entries(place: tuple[str, ...], old: Any, new: Any, waiting: list[Pair]) -> Iterator[Difference]:  # noqa: ANN401 -- pikepdf's
    streams = isinstance(old, pikepdf.Stream)
    skipped = UP | ({"/Length"} if streams else set())
    keys = [[key for key in one.keys() if key not in skipped] for one in (old, new)]  # noqa: SIM118 -- no mapping
    for key in keys[0] + [key for key in keys[1] if key not in keys[0]]:
        there = [key in row for row in keys]
        if not all(there):
            yield Difference((*place, key), *("" if each else None for each in there))
    waiting += [((*place, key), old[key], new[key]) for key in reversed(keys[0]) if key in keys[1]]
    if streams:
        yield from _contents(place, old, new)


def _contents(place: tuple[str, ...], old: pikepdf.Stream, new: pikepdf.Stream) -> Iterator[Difference]:
    try:
        contents = old.read_bytes(), new.read_bytes()
    except pikepdf.PdfError:
        contents = old.read_raw_bytes(), new.read_raw_bytes()
    if contents[0] != contents[1]:
        texts = [each.decode("latin-1") for each in contents]
        legible = all(text.isprintable() or text.isascii() for text in texts)
        for found in compare_lines(*texts) if legible else compare_bytes(*contents):
            yield Difference((*place, *found.place), found.old, found.new)
