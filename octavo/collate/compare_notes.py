"""Compare the notes: their words, the places of their markers, and the ways there and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from octavo.collate.align import Hunk, align
from octavo.collate.facts import Known, Note, Span
from octavo.collate.pair import Change, Difference, Pair, changes

__all__ = ["compare_notes"]

CODE = "collate-note"


def compare_notes(pair: Pair) -> Iterator[Difference]:
    """Find the notes that are missing, added, changed, or cut off from their markers."""
    yield from _unmarked(pair)
    expected = pair.expected.notes
    observed = [note for note in pair.observed.notes if note.marker is not None]
    found = _changes(observed, pair)
    for change in found:
        yield _difference(change, observed, pair)
    if len(expected) == len(observed):
        for wanted, there in zip(expected, observed, strict=True):
            yield from _ways(wanted, there, pair)
    if not found:
        yield from _order(observed, pair)


def _order(observed: list[Note], pair: Pair) -> Iterator[Difference]:
    """Find a note that stands behind its follower.

    Notes in tables may stand apart from the others: the two are compared only where they have one home.
    """
    captions = {caption.end: caption.start for caption in pair.expected.captions}
    tables = [
        Span(captions.get(table.at.start, table.at.start), table.at.end) for table in pair.expected.tables
    ]
    rows: dict[int, list[int]] = defaultdict(list)
    for number, note in enumerate(pair.expected.notes):
        at = note.marker or 0
        rows[int(any(table.start < at <= table.end for table in tables))].append(number)
        rows[-1 - observed[number].home].append(number)
    for one, other in (two for row in rows.values() for two in pairwise(row)):
        if observed[one].place > observed[other].place:
            words = pair.quote(pair.expected.notes[one].at)
            message = f"the note “{words}” stands behind one that comes after it"
            yield Difference("collate-order", message, pair.expected.notes[one].at.start)


def _changes(observed: list[Note], pair: Pair) -> list[Change]:
    """Give the notes that differ: one by one where there are as many as there should be."""
    wanted = [pair.expected.letters(note.at) for note in pair.expected.notes]
    there = [pair.observed.letters(note.at) for note in observed]
    if len(wanted) != len(there):
        return list(changes(wanted, there, key=str))
    pairs = enumerate(zip(wanted, there, strict=True))
    return [Change(number, number) for number, (one, other) in pairs if one != other]


def _unmarked(pair: Pair) -> Iterator[Difference]:
    homes = {pair.expected.letters(note.at): note.at.start for note in pair.expected.notes}
    for note in pair.observed.notes:
        if note.marker is None:
            at = homes.get(pair.observed.letters(note.at), pair.back(note.at.start).start)
            yield Difference(CODE, f"no marker leads to the note “{pair.found(note.at)}”", at)


def _difference(change: Change, observed: list[Note], pair: Pair) -> Difference:
    if change.expected is None:
        added = observed[change.observed or 0]
        at = max(pair.back(added.marker or 0).start - 1, 0)
        return Difference(CODE, f"the note “{pair.found(added.at)}” is added", at)
    wanted = pair.expected.notes[change.expected]
    words = pair.quote(wanted.at)
    if change.observed is None:
        return Difference(CODE, f"the note “{words}” is missing", wanted.at.start)
    there = observed[change.observed]
    if not there.lands:
        return Difference(CODE, f"the marker of the note “{words}” leads to no note", wanted.at.start)
    return _changed(wanted, there, pair)


def _changed(wanted: Note, there: Note, pair: Pair) -> Difference:
    """Show the words in which two notes differ; they may be two different notes altogether."""
    first = align(pair.expected.letters(wanted.at), pair.observed.letters(there.at)).hunks[0]
    start = wanted.at.start + first.expected.start
    hunk = Hunk(first.expected.moved(wanted.at.start), first.observed.moved(there.at.start))
    lost, new = pair.torn(hunk)
    before = pair.before(start, wanted.at.start)
    after = f" after “{before}”" if before else ""
    if not new:
        message = f"in a note “{lost}” is missing{after}"
    elif not lost:
        message, start = f"in a note “{new}” is added{after}", max(start - 1, wanted.at.start)
    else:
        message = f"in a note “{lost}” has become “{new}”{after}"
    return Difference(CODE, message, start)


def _ways(wanted: Note, there: Note, pair: Pair) -> Iterator[Difference]:
    words, marker = pair.quote(wanted.at), wanted.marker or 0
    place = pair.back(there.marker or 0)
    # A marker belongs to the letter before it: behind a chapter's last word begins the next.
    at = max(marker - 1, 0)
    if not there.lands:
        yield Difference(CODE, f"the marker of the note “{words}” leads to no note", at)
    elif not place.start <= marker <= place.end:
        here = pair.before(place.start)
        message = (
            f"the marker of the note “{words}” stands after “{here}” and not after “{pair.before(marker)}”"
        )
        yield Difference(CODE, message, at)
    others_return = any(note.returns is not None for note in pair.observed.notes)
    if there.returns is False:
        yield Difference(CODE, f"the way back from the note “{words}” does not lead to its marker", at)
    elif there.lands and there.returns is None and (others_return or _must_return(pair)):
        yield Difference(CODE, f"the note “{words}” has no way back to its marker", at)


def _must_return(pair: Pair) -> bool:
    """Say whether a note needs a way back: in our own outputs, where there are links at all."""
    return pair.ours and Known.LINKS in pair.observed.knows
