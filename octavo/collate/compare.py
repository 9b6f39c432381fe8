"""Compare what a reflowable book says with what the manuscript says: all of it, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from octavo.collate.facts import Facts, Heading, Note, Passage
from octavo.collate.places import Context, found_at
from octavo.findings import Finding

__all__ = ["CONTEXT", "compare"]

#: How many letters a finding shows on each side of a difference.
CONTEXT = 30


def compare(expected: Facts, observed: Facts, context: Context) -> tuple[Finding, ...]:
    """Find the first difference of each kind: text, headings, notes, links, images, tables, code."""
    expected = _without_parts(expected, observed)
    kinds = (_text, _headings, _notes, _links, _pictures, _tables, _code)
    return tuple(found for kind in kinds for found in kind(expected, observed, context))


def _without_parts(expected: Facts, observed: Facts) -> Facts:
    """Leave out the part titles of `book.yaml` where a file made by another tool has none of them."""
    generated = [heading for heading in expected.headings if heading.generated]
    there = {heading.passage.letters for heading in observed.headings}
    if not generated or any(heading.passage.letters in there for heading in generated):
        return expected
    left_out = {id(heading.passage) for heading in generated}
    return replace(
        expected,
        passages=tuple(passage for passage in expected.passages if id(passage) not in left_out),
        headings=tuple(heading for heading in expected.headings if not heading.generated),
    )


def _text(expected: Facts, observed: Facts, context: Context) -> Iterator[Finding]:
    wanted, there = expected.letters(), observed.letters()
    if wanted == there:
        return
    at = _parting(wanted, there)
    here, found = wanted[at : at + CONTEXT], there[at : at + CONTEXT]
    before = wanted[max(0, at - CONTEXT) : at]
    passage = _passage_at(expected.passages, at)
    if not here:
        message = f"the text goes on after its end: “{found}”"
    elif not found:
        message = f"the text ends after “{before}”"
    else:
        message = f"after “{before}” the manuscript has “{here}”, this has “{found}”"
    yield found_at(context, "collate-text", message, passage)


def _parting(first: str, second: str) -> int:
    low, high = 0, min(len(first), len(second))
    while low < high:
        middle = (low + high + 1) // 2
        if first[:middle] == second[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _passage_at(passages: Sequence[Passage], at: int) -> Passage | None:
    for passage in passages:
        at -= len(passage.letters)
        if at < 0:
            return passage
    return passages[-1] if passages else None


def _headings(expected: Facts, observed: Facts, context: Context) -> Iterator[Finding]:
    for wanted, there in zip_longest(expected.headings, observed.headings):
        if wanted is None:
            yield found_at(context, "collate-heading", f"the heading “{there.words}” is too much", None)
        elif there is None:
            yield _heading(context, wanted, "is missing")
        elif wanted.passage.letters != there.passage.letters:
            yield _heading(context, wanted, f"is missing; “{there.words}” stands in its place")
        elif wanted.level != there.level:
            yield _heading(context, wanted, f"has level {there.level} instead of {wanted.level}")
        else:
            continue
        return


def _heading(context: Context, wanted: Heading, what: str) -> Finding:
    return found_at(context, "collate-heading", f"the heading “{wanted.words}” {what}", wanted.passage)


def _notes(expected: Facts, observed: Facts, context: Context) -> Iterator[Finding]:
    for number, (wanted, there) in enumerate(zip_longest(expected.notes, observed.notes), 1):
        if wanted is None:
            yield found_at(context, "collate-note", f"a note is too much: “{_said(there)[:CONTEXT]}”", None)
        elif there is None:
            yield _note(context, wanted, number, "is missing")
        elif _said(wanted) != _said(there):
            yield _note(context, wanted, number, f"reads “{_said(there)[:CONTEXT]}”")
        elif not there.linked:
            yield _note(context, wanted, number, "has no way back to its marker")
        else:
            continue
        return


def _note(context: Context, wanted: Note, number: int, what: str) -> Finding:
    message = f"the note “{_said(wanted)[:CONTEXT]}” (the book's {number}.) {what}"
    return found_at(context, "collate-note", message, next(iter(wanted.passages), None))


def _said(note: Note) -> str:
    return "".join(passage.letters for passage in note.passages)


def _links(expected: Facts, observed: Facts, context: Context) -> Iterator[Finding]:
    for link in observed.links:
        if not link.lands:
            yield found_at(context, "collate-link", f"the link “{link.words}” leads nowhere", None)
            return
    wanted = Counter(link.address for link in expected.links)
    there = Counter(link.address for link in observed.links)
    for address in _differing(wanted, there):
        which = f"to {address}" if address else "inside the book"
        message = f"the manuscript has {wanted[address]} links {which}, this has {there[address]}"
        path = next((link.path for link in expected.links if link.address == address), "")
        passage = Passage("", path, address)
        yield found_at(context, "collate-link", message, passage)
        return


def _pictures(expected: Facts, observed: Facts, context: Context) -> Iterator[Finding]:
    wanted = Counter(picture.alt for picture in expected.pictures)
    there = Counter(picture.alt for picture in observed.pictures)
    for alt in _differing(wanted, there):
        message = f"the manuscript has {wanted[alt]} images described “{alt[:60]}”, this has {there[alt]}"
        path = next((picture.path for picture in expected.pictures if picture.alt == alt), "")
        yield found_at(context, "collate-image", message, Passage("", path, alt))
        return
    digests = {picture.digest for picture in observed.pictures if picture.digest}
    for picture in expected.pictures:
        if picture.digest and digests and picture.digest not in digests:
            message = f"the image described “{picture.alt[:60]}” is not the manuscript's"
            yield found_at(context, "collate-image", message, Passage("", picture.path, picture.alt))
            return


def _differing(wanted: Counter[str], there: Counter[str]) -> Iterable[str]:
    return (key for key in (*wanted, *there) if wanted[key] != there[key])


def _tables(expected: Facts, observed: Facts, context: Context) -> Iterator[Finding]:
    for number, (wanted, there) in enumerate(zip_longest(expected.tables, observed.tables), 1):
        if wanted is not None and there is not None and wanted.cells == there.cells:
            continue
        if wanted is None or there is None:
            message = f"the manuscript has {len(expected.tables)} tables, this has {len(observed.tables)}"
        else:
            pairs = zip_longest(wanted.cells, there.cells, fillvalue="")
            cell, found = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
            message = f"table {number}: a cell reads “{found[:CONTEXT]}” instead of “{cell[:CONTEXT]}”"
        passage = Passage("", wanted.path, wanted.cells[0] if wanted.cells else "") if wanted else None
        yield found_at(context, "collate-table", message, passage)
        return


def _code(expected: Facts, observed: Facts, context: Context) -> Iterator[Finding]:
    for wanted, there in zip_longest(expected.code, observed.code):
        if wanted is not None and there is not None and wanted.letters == there.letters:
            continue
        shown = (wanted or there).letters[:CONTEXT]
        message = f"the code “{shown}” is {'missing or changed' if wanted else 'too much'}"
        yield found_at(context, "collate-code", message, wanted)
        return
