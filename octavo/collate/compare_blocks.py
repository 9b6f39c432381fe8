"""Compare what stands between the paragraphs: tables cell by cell, code line by line, images, captions."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import zip_longest

from octavo.collate.facts import Code, Facts, Image, Known, Span, Table
from octavo.collate.letters import normal
from octavo.collate.pair import Change, Difference, Pair, changes

__all__ = ["compare_captions", "compare_codes", "compare_images", "compare_tables"]

#: How much of a description or of a line of code a finding quotes, in letters.
QUOTED = 40


def compare_tables(pair: Pair) -> Iterator[Difference]:
    """Find the rows that are missing, added, or have other cells.

    The rows of all tables are compared as one: where a page ends, so may a table's tag.
    """
    expected = [
        (table, number)
        for table in pair.expected.tables
        for number, row in enumerate(table.rows)
        if pair.tells(row)
    ]
    observed = [row for table in pair.observed.tables for row in table.rows if pair.tells(row)]
    wanted = [tuple(map(pair.expected.letters, table.rows[number])) for table, number in expected]
    there = [tuple(map(pair.observed.letters, row)) for row in observed]
    for change in changes(wanted, there, key=tuple):
        if change.expected is None:
            yield _added_row(observed[change.observed or 0], pair)
        elif change.observed is None:
            table, number = expected[change.expected]
            yield _missing_row(table, number, pair)
        else:
            table, number = expected[change.expected]
            yield _cell(table, number, observed[change.observed], pair)


def _added_row(row: tuple[Span, ...], pair: Pair) -> Difference:
    place = pair.added(row[0].start) if row else 0
    words = " | ".join(map(pair.found, row))
    return Difference("collate-table", f"the row “{words}” is added to a table", place)


def _missing_row(table: Table, number: int, pair: Pair) -> Difference:
    row = table.rows[number]
    words = " | ".join(map(pair.quote, row))
    place = row[0].start if row else table.at.start
    return Difference("collate-table", f"row {number + 1}, “{words}”, is missing from a table", place)


def _cell(table: Table, number: int, there: tuple[Span, ...], pair: Pair) -> Difference:
    row = table.rows[number]
    if len(row) != len(there):
        message = f"row {number + 1} of a table has {len(there)} cells and not {len(row)}"
        return Difference("collate-table", message, row[0].start if row else table.at.start)
    pairs = enumerate(zip(row, there, strict=True), 1)
    column, (cell, other) = next(
        (column, both)
        for column, both in pairs
        if pair.expected.letters(both[0]) != pair.observed.letters(both[1])
    )
    message = (
        f"row {number + 1}, column {column} of a table has “{pair.found(other)}” and not “{pair.quote(cell)}”"
    )
    return Difference("collate-table", message, cell.start)


def compare_codes(pair: Pair) -> Iterator[Difference]:
    """Find the blocks of code that are missing, added, or have other lines."""
    expected, observed = pair.expected.codes, pair.observed.codes
    for change in changes(expected, observed, key=lambda code: code.lines):
        if change.expected is None:
            added = observed[change.observed or 0]
            message = f"the code “{_short(added.lines[0])}” is added"
            yield Difference("collate-code", message, pair.added(added.at.start))
        elif change.observed is None:
            lost = expected[change.expected]
            yield Difference("collate-code", f"the code “{_short(lost.lines[0])}” is missing", lost.at.start)
        else:
            yield _line(expected[change.expected], observed[change.observed])


def _line(wanted: Code, there: Code) -> Difference:
    for line, other in zip_longest(wanted.lines, there.lines):
        if line is None or other is None:
            what = f"the line “{_short(line or other or '')}” is {'added' if line is None else 'missing'}"
            return Difference("collate-code", f"in code {what}", wanted.at.start)
        if line != other:
            message = f"the line of code “{_short(line)}” has become “{_short(other)}”"
            return Difference("collate-code", message, wanted.at.start)
    return Difference("collate-code", "a block of code differs", wanted.at.start)


def compare_captions(pair: Pair) -> Iterator[Difference]:
    """Find the captions that are missing, added, changed, or set as common text."""
    expected = pair.expected.captions
    wanted = [pair.expected.letters(caption) for caption in expected]
    observed = _joined(pair.observed, set(wanted))
    there = [pair.observed.letters(caption) for caption in observed]
    for change in changes(wanted, there, key=str):
        if change.expected is None:
            added = observed[change.observed or 0]
            message = f"the caption “{pair.found(added)}” is added"
            yield Difference("collate-caption", message, pair.added(added.start))
            continue
        lost = expected[change.expected]
        message = f"the caption “{pair.quote(lost)}” is missing"
        if change.observed is not None:
            other = pair.found(observed[change.observed])
            message = f"the caption “{pair.quote(lost)}” has become “{other}”"
        yield Difference("collate-caption", message, lost.start)


def _joined(facts: Facts, wanted: Container[str]) -> Sequence[Span]:
    """Give the captions, one that a page parts as one: what goes on there is tagged anew.

    Two that are `wanted` as they are stay two: one may end a page, and another begin the next.
    """
    parted = facts.seams - {image.at for image in facts.images}
    whole: list[Span] = []
    for caption in facts.captions:
        two = whole and facts.letters(whole[-1]) in wanted and facts.letters(caption) in wanted
        if whole and not two and whole[-1].end == caption.start and caption.start in parted:
            whole[-1] = Span(whole[-1].start, caption.end)
        else:
            whole.append(caption)
    return whole


def compare_images(pair: Pair) -> Iterator[Difference]:
    """Find the images that are missing, added, described otherwise, or have another file."""
    expected, observed = pair.expected.images, pair.observed.images
    if Known.ORNAMENTS not in pair.observed.knows:
        expected = tuple(image for image in expected if image.alt)
        observed = tuple(image for image in observed if image.alt)
    found = list(changes(expected, observed, key=lambda image: normal(image.alt)))
    for change in found:
        yield _image(change, expected, observed, pair)
    if not found:
        for wanted, there in zip(expected, observed, strict=True):
            if there.digest == "":
                yield Difference(
                    "collate-image", f"the file of the image {_named(wanted)} is missing", wanted.at
                )
            elif None not in {wanted.digest, there.digest} and wanted.digest != there.digest:
                yield Difference("collate-image", f"the image {_named(wanted)} is another file", wanted.at)


def _image(change: Change, expected: Sequence[Image], observed: Sequence[Image], pair: Pair) -> Difference:
    if change.expected is None:
        added = observed[change.observed or 0]
        return Difference("collate-image", f"the image {_named(added)} is added", pair.added(added.at))
    wanted = expected[change.expected]
    if change.observed is None:
        return Difference("collate-image", f"the image {_named(wanted)} is missing", wanted.at)
    there = observed[change.observed]
    return Difference(
        "collate-image", f"the image {_named(wanted)} is described as {_named(there)}", wanted.at
    )


def _named(image: Image) -> str:
    return f"“{_short(image.alt)}”" if image.alt else "without description"


def _short(words: str) -> str:
    return words if len(words) <= QUOTED else words[:QUOTED] + "…"
