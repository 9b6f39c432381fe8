"""Compare the letters: what is missing, added, doubled, changed or moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from octavo.collate.align import SURE, Hunk
from octavo.collate.facts import Facts, Span
from octavo.collate.pair import Difference, Pair

__all__ = ["compare_text"]


def compare_text(pair: Pair) -> Iterator[Difference]:
    """Find where the running text differs; a difference within a heading, table or code is of its kind."""
    hunks = [_settled(hunk, pair) for hunk in pair.body.hunks]
    moved = _moved(hunks, pair)
    for hunk in hunks:
        if hunk in moved:
            words = pair.quote(hunk.expected)
            here = pair.before(hunk.expected.start)
            yield Difference("collate-order", f"“{words}” no longer follows “{here}”", hunk.expected.start)
        elif hunk not in moved.values():
            yield Difference(_code(hunk, pair), _message(hunk, pair), _place(hunk, pair))


def _place(hunk: Hunk, pair: Pair) -> int:
    """Give where a difference is: what is added stands behind the letter before it."""
    lost = hunk.expected.start < hunk.expected.end
    return hunk.expected.start if lost or _twice(hunk, pair) else max(hunk.expected.start - 1, 0)


def _twice(hunk: Hunk, pair: Pair) -> bool:
    return pair.expected.text.startswith(pair.observed.letters(hunk.observed), hunk.expected.start)


def _settled(hunk: Hunk, pair: Pair) -> Hunk:
    """Choose, among the places where a difference may be said to be, one within a heading, table or code."""
    places = list(pair.rolled(hunk))
    return next((place for place in places if _code(place, pair) != "collate-text"), places[0])


def _moved(hunks: Sequence[Hunk], pair: Pair) -> dict[Hunk, Hunk]:
    """Pair what is missing in one place with what is added in another, where the letters are the same.

    Where what follows begins alike, the one may be cut a word later than the other: hence the doubling.
    """
    missing = [hunk for hunk in hunks if hunk.expected.end - hunk.expected.start >= SURE]
    added = [hunk for hunk in hunks if hunk.observed.end - hunk.observed.start >= SURE]
    found: dict[Hunk, Hunk] = {}
    for lost in missing:
        letters = pair.expected.letters(lost.expected)
        for more in added:
            others = pair.observed.letters(more.observed)
            if more is not lost and (letters in 2 * others or others in 2 * letters):
                found.setdefault(lost, more)
    return found


def _code(hunk: Hunk, pair: Pair) -> str:
    """Give the code of the kind that the whole difference lies in."""
    if hunk.expected.start < hunk.expected.end:
        return _kind(pair.expected, hunk.expected)
    added = _kind(pair.observed, hunk.observed)
    return _kind(pair.expected, hunk.expected) if added == "collate-text" else added


def _kind(facts: Facts, at: Span) -> str:
    kinds: tuple[tuple[str, Iterable[Span]], ...] = (
        ("collate-heading", (section.at for section in facts.sections)),
        ("collate-formula", (formula.at for formula in facts.formulas)),
        ("collate-table", (table.at for table in facts.tables)),
        ("collate-code", (code.at for code in facts.codes)),
        ("collate-caption", facts.captions),
    )
    for code, spans in kinds:
        for span in spans:
            inside = span.start <= at.start and at.end <= span.end
            if inside and (at.start < at.end or span.start < at.start < span.end):
                return code
    return "collate-text"


def _message(hunk: Hunk, pair: Pair) -> str:
    before = pair.before(hunk.expected.start)
    after = f" after “{before}”" if before else " at the beginning"
    lost, new = pair.torn(hunk)
    if hunk.expected.start == hunk.expected.end:
        return f"“{new}” {'stands twice' if _twice(hunk, pair) else 'is added'}{after}"
    if hunk.observed.start == hunk.observed.end:
        return f"“{lost}” is missing{after}"
    return f"“{lost}” has become “{new}”{after}"
