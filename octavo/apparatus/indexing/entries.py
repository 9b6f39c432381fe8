"""File the marks of one index under their terms: places, ranges, references from one entry to another."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from octavo.alphabet import Order, SortKey
from octavo.apparatus.indexing.met import Met
from octavo.apparatus.indexing.terms import Path, flat, read_paths
from octavo.book import Entry, IndexGroup, Locator, SeeReference, Term

__all__ = ["Filed", "Pull", "file_marks", "grouped", "walk"]


@dataclass(slots=True)
class Filed:
    """Hold an entry while it is filed. No frozen value: it grows with every mark that names it."""

    path: Path
    first: Met
    sort: str = ""
    locators: list[Locator] = field(default_factory=list)
    see: list[SeeReference] = field(default_factory=list)
    below: dict[Term, Filed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pull:
    """Hold what came of filing: the entries by their terms, and the ranges that have but one end."""

    entries: dict[Term, Filed]
    unopened: tuple[Met, ...]
    unclosed: tuple[Met, ...]


def file_marks(met: Iterable[Met]) -> Pull:
    """File marks in reading order. A range that nothing closes, or opens, is one place."""
    entries: dict[Term, Filed] = {}
    opened: dict[tuple[Path, bool], tuple[Met, Filed, int]] = {}
    unopened: list[Met] = []
    unclosed: list[Met] = []
    for each in met:
        for number, path in enumerate(each.mark.paths):
            home = _home(entries, each, path, number)
            home.see += _references(each, home)
            if not _is_place(each):
                continue
            key, way = (path, each.note is not None), each.mark.says("range")
            if way == "end" and key in opened:
                _, started, at = opened.pop(key)
                begun = started.locators[at]
                started.locators[at] = replace(begun, until=each.mark.id, until_section=each.section)
                continue
            if way == "end":
                unopened.append(each)
            if way == "start":
                unclosed += [opened[key][0]] if key in opened else []
                opened[key] = each, home, len(home.locators)
            home.locators.append(Locator(each.mark.id, each.section, each.note, each.mark.main))
    unclosed += [each for each, _, _ in opened.values()]
    return Pull(entries, tuple(unopened), tuple(unclosed))


def grouped(entries: dict[Term, Filed], order: Order) -> tuple[IndexGroup, ...]:
    """Give the entries in their order, under their letters."""
    rows = sorted(((_key(filed, order), filed) for filed in entries.values()), key=lambda row: row[0])
    known = {filed.path for filed in walk(entries)}
    return tuple(
        IndexGroup(order.letter(row[0][0]), tuple(_entry(filed, order, known) for _, filed in row))
        for row in (list(group) for _, group in groupby(rows, key=lambda row: row[0][0]))
    )


def walk(entries: dict[Term, Filed]) -> Iterator[Filed]:
    """Give the entries, each before those below it."""
    for filed in entries.values():
        yield filed
        yield from walk(filed.below)


def _home(entries: dict[Term, Filed], met: Met, path: Path, number: int) -> Filed:
    """Give the entry of a path, made where it is new, with the sort keys of its mark."""
    sorts = met.mark.sorts[number] if number < len(met.mark.sorts) else ()
    # Fewer keys than levels are those of the deepest.
    keys = ("",) * (len(path) - len(sorts)) + sorts
    here = entries
    for depth, (term, sort) in enumerate(zip(path, keys, strict=False), 1):
        filed = here.setdefault(term, Filed(path[:depth], met))
        filed.sort = filed.sort or sort
        here = filed.below
    return filed


def _references(met: Met, home: Filed) -> list[SeeReference]:
    found: list[SeeReference] = []
    for key, also in (("see", False), ("seealso", True)):
        for path in read_paths(met.mark.says(key)):
            reference = SeeReference(path, also)
            if reference not in home.see:
                found.append(reference)
    return found


def _is_place(met: Met) -> bool:
    """Say whether a mark is a place: one with `see` is a reference, one with `seealso` if it has no words."""
    return not met.mark.says("see") and (bool(met.mark.words) or not met.mark.says("seealso"))


def _key(filed: Filed, order: Order) -> SortKey:
    return order.key(filed.sort or flat(filed.path[-1]))


def _entry(filed: Filed, order: Order, known: Container[Path]) -> Entry:
    below = sorted(filed.below.values(), key=lambda each: _key(each, order))
    see = sorted(filed.see, key=lambda each: (each.also, order.key(flat(each.path[0]))))
    found = tuple(replace(each, leads=each.path in known) for each in see)
    entries = tuple(_entry(each, order, known) for each in below)
    return Entry(filed.path[-1], tuple(filed.locators), found, entries)
