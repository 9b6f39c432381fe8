"""Gather the indexes of a book from the marks in its text and its notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from octavo.alphabet import is_plain, order_of
from octavo.apparatus.indexing.entries import Pull, file_marks, grouped
from octavo.apparatus.indexing.judge import Tell, judge_marks, judge_pull, judge_unplaced
from octavo.apparatus.indexing.marks import Mark
from octavo.apparatus.indexing.met import Met, take_marks
from octavo.apparatus.indexing.spots import Spot, find_marks
from octavo.book import Book, Index
from octavo.findings import Finding, finding
from octavo.settings import IndexPlan, MadeLeaf, Settings

__all__ = ["gather_indexes"]


def gather_indexes(book: Book) -> tuple[Book, tuple[Finding, ...]]:
    """Give a book with each mark an id in its place, and the indexes that `back` asks for.

    Its notes must be lifted, since a place in one is called by its number. An index without marks is none.
    """
    plans, found = _plans(book.settings)
    taken = take_marks(book)
    met = [each for one in taken for each in one.met]
    hidden = [each for one in taken for each in one.hidden]
    book = replace(book, chapters=tuple(one.chapter for one in taken))
    tell = _teller(book, [*met, *hidden])
    marks: dict[str | None, list[Met]] = {}
    for each in met:
        marks.setdefault(each.mark.says("index") or None, []).append(each)
    found += [*judge_marks(met, hidden, tell), *judge_unplaced(marks, plans, tell)]
    indexes: list[Index] = []
    for name, plan in plans.items():
        pull = file_marks(marks.get(name, ()))
        found += [*judge_pull(pull, tell)] if pull.entries else [_empty(name)]
        indexes += _made(plan, pull, book.settings.lang)
    if indexes and is_plain():
        hint = "install PyICU (pip install pyicu-wheels, or pyicu beside a library of ICU)"
        words = "the index is sorted by base letters, since ICU is not installed on this machine"
        found.append(finding("index-order", words, path="book.yaml", hint=hint))
    return replace(book, indexes=tuple(indexes)), tuple(found)


def _plans(settings: Settings) -> tuple[Mapping[str | None, IndexPlan], list[Finding]]:
    """Give the indexes that are asked for, by name; of two with one name the first."""
    asked = [entry.index for entry in settings.back if isinstance(entry, MadeLeaf) and entry.index]
    plans: dict[str | None, IndexPlan] = {}
    found: list[Finding] = []
    for plan in asked:
        if plans.setdefault(plan.name, plan) is not plan:
            called = f"the index `{plan.name}`" if plan.name else "an index without a name"
            words, hint = f"{called} stands twice in `back`", "give one of them another `name`, or delete it"
            found.append(finding("index-unplaced", words, path="book.yaml", hint=hint))
    return plans, found


def _made(plan: IndexPlan, pull: Pull, lang: str) -> Sequence[Index]:
    return [Index(plan.name, grouped(pull.entries, order_of(lang, plan.order)))] if pull.entries else []


def _empty(name: str | None) -> Finding:
    called = f"index `{name}`" if name else "index"
    mark = f'[soviets]{{.index index="{name}"}}' if name else "[soviets]{.index}"
    hint = f"mark places as in `{mark}`, or delete it from `back`"
    return finding(
        "index-empty", f"there is no {called}: no place is marked for it", path="book.yaml", hint=hint
    )


def _teller(book: Book, met: Iterable[Met]) -> Tell:
    sources = {chapter.path: chapter.source for chapter in book.chapters}
    marks: dict[str, list[Mark]] = {}
    for each in met:
        marks.setdefault(each.path, []).append(each.mark)
    known: dict[str, Mapping[Mark, Spot]] = {}

    def tell(code: str, met: Met, words: str, hint: str) -> Finding:
        if met.path not in known:
            known[met.path] = find_marks(sources[met.path], marks[met.path])
        line, column = known[met.path].get(met.mark, (None, None))
        return finding(code, words, path=met.path, line=line, column=column, hint=hint)

    return tell
