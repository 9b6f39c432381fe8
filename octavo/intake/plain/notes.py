"""Pair the markers of a text with its notes: none is lost, and none is made up in silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from octavo.findings import Finding, finding
from octavo.intake.draft import Loss
from octavo.intake.plain.languages import Language
from octavo.intake.plain.letters import letters
from octavo.intake.plain.lines import short
from octavo.intake.plain.markers import Body, Marker, bodies_in, markers_in
from octavo.intake.plain.pieces import Kind, Piece

__all__ = ["NOTE_AFTER", "NOTE_BEFORE", "Noted", "paired"]

#: Around the number of a note, in a text whose markers were found: noncharacters, which no text has.
NOTE_BEFORE, NOTE_AFTER = "\ufdd0", "\ufdd1"


@dataclass(frozen=True, slots=True)
class Noted:
    """Hold pieces whose markers lead to `notes` by their place there; a note is the texts of its paragraphs.

    A note that is not in the source is None, and `labels` tells how it was called.
    """

    pieces: tuple[Piece, ...]
    name: str
    notes: tuple[tuple[str, ...] | None, ...] = ()
    labels: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    findings: tuple[Finding, ...] = ()


def paired(pieces: Sequence[Piece], language: Language, name: str) -> Noted:
    """Pair markers with notes; a marker without a note and a note without a marker are findings."""
    listed = _listed(pieces, language)
    bodies = bodies_in(pieces, listed)
    markers = markers_in(pieces, bodies)
    if not markers:
        return Noted(tuple(pieces), name, findings=tuple(_unmarked(bodies, listed, pieces, name)))
    pairs = _pairs(markers, bodies)
    again = _again(markers, pairs)
    led = [at for at in range(len(markers)) if at not in again]
    taken = {pairs[at].piece for at in led if at in pairs}
    more = _continued(bodies, listed, taken, pieces, {marker.piece for marker in markers})
    notes = [_texts(pairs[at], more, pieces) if at in pairs else None for at in led]
    missing = [markers[at] for at in led if at not in pairs]
    alone = [body for body in bodies if body.piece not in taken]
    marked = _marked(pieces, [markers[at] for at in led])
    gone = taken | {at for body in more.values() for at in body}
    kept, heads = _without(marked, gone, language)
    losses = [_lost(pieces, markers[at], name) for at in led]
    losses += [loss for body in bodies if body.piece in taken for loss in _unwritten(pieces, body, name)]
    losses += [
        Loss(
            "notes-heading",
            head.words,
            "its notes stand where they are marked",
            name,
            head.block.number,
            letters(head.words),
        )
        for head in heads
    ]
    found = [*_missing(missing, pieces, name), *_unmarked(alone, listed, pieces, name)]
    labels = tuple(markers[at].label for at in led)
    return Noted(kept, name, tuple(notes), labels, tuple(losses), tuple(found))


def _listed(pieces: Sequence[Piece], language: Language) -> set[int]:
    """Find the pieces that stand in a list of notes: under its heading, up to the next."""
    found: set[int] = set()
    inside = False
    for at, piece in enumerate(pieces):
        if piece.words.rstrip(".:").casefold() in language.notes:
            inside = True
        elif piece.kind is Kind.HEADING:
            inside = False
        elif inside:
            found.add(at)
    return found


def _pairs(markers: Sequence[Marker], bodies: Sequence[Body]) -> dict[int, Body]:
    """Pair by label: in order where there are as many of each, else a note with the last marker before it."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, marker in enumerate(markers):
        places[marker.label].append(at)
    pairs: dict[int, Body] = {}
    for label, marked in places.items():
        same = [body for body in bodies if body.label == label]
        ordered = all(markers[at].piece <= body.piece for at, body in zip(marked, same, strict=False))
        if len(same) == len(marked) and ordered:
            pairs |= dict(zip(marked, same, strict=True))
            continue
        for number, body in enumerate(same):
            last = same[number - 1].piece if number else -1
            before = [at for at in marked if at not in pairs and last < markers[at].piece < body.piece]
            free = before or [at for at in marked if at not in pairs and label.isdigit()]
            pairs |= {free[0]: body} if free else {}
    return pairs


def _again(markers: Sequence[Marker], pairs: dict[int, Body]) -> set[int]:
    """Find the markers that lead to a note once more: its label has one, and the count did not begin anew."""
    again: set[int] = set()
    met: set[str] = set()
    highest = 0
    for at, marker in enumerate(markers):
        number = int(marker.label) if marker.label.isdigit() else 0
        if at not in pairs and marker.label in met and number <= highest:
            again.add(at)
            continue
        if number == 1:
            met, highest = set(), 0
        met.add(marker.label)
        highest = max(highest, number)
    return again


def _continued(
    bodies: Sequence[Body], listed: set[int], taken: set[int], pieces: Sequence[Piece], marking: set[int]
) -> dict[int, list[int]]:
    """Find the paragraphs in a list of notes that go on with the note before them."""
    begun = {body.piece for body in bodies}
    more: dict[int, list[int]] = defaultdict(list)
    last: int | None = None
    for at in sorted(listed):
        if at in begun:
            last = at if at in taken else None
        elif at in marking:
            # What marks a note is text again, and no note.
            last = None
        elif last is not None and pieces[at].kind is Kind.PARAGRAPH:
            more[last].append(at)
    return more


def _texts(body: Body, more: dict[int, list[int]], pieces: Sequence[Piece]) -> tuple[str, ...]:
    return (body.words, *(pieces[at].words for at in more.get(body.piece, ())))


def _marked(pieces: Sequence[Piece], markers: Sequence[Marker]) -> list[Piece]:
    """Put the number of its note in the place of each marker."""
    marked = list(pieces)
    for number in range(len(markers) - 1, -1, -1):
        marker = markers[number]
        piece = marked[marker.piece]
        text = "\n".join(piece.texts)
        text = f"{text[: marker.start]}{NOTE_BEFORE}{number}{NOTE_AFTER}{text[marker.end :]}"
        marked[marker.piece] = replace(piece, texts=tuple(text.split("\n")))
    return marked


def _without(
    pieces: Sequence[Piece], gone: set[int], language: Language
) -> tuple[tuple[Piece, ...], list[Piece]]:
    """Leave out the notes that were paired, and the heading and the rule above them when nothing is left."""
    heads: list[Piece] = []
    kept: list[Piece] = []
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        emptied = at + 1 in gone and (not kept or kept[-1].kind is Kind.HEADING)
        headed = piece.words.rstrip(".:").casefold() in language.notes and emptied
        if at in gone or headed or (piece.kind is Kind.BREAK and emptied):
            gone = gone | {at}
            heads += [piece] if headed else []
        else:
            kept.append(piece)
    return tuple(reversed(kept)), heads


def _lost(pieces: Sequence[Piece], marker: Marker, name: str) -> Loss:
    return _mark(marker.typed, name, _line(pieces[marker.piece], marker))


def _unwritten(pieces: Sequence[Piece], body: Body, name: str) -> Iterator[Loss]:
    """Name the marks of a note: those around it, and those of the quotation that it was taken for first."""
    lines = pieces[body.piece].block.lines
    for mark in (body.mark, body.closing):
        if mark:
            yield _mark(
                mark, name, next((line.number for line in lines if mark in line.text), lines[0].number)
            )
    if pieces[body.piece].kind is Kind.QUOTATION and pieces[body.piece].mark:
        yield from (_mark(pieces[body.piece].mark, name, line.number) for line in lines)


def _mark(typed: str, name: str, line: int) -> Loss:
    return Loss("note-marker", typed, "the book numbers its notes itself", name, line, letters(typed))


def _line(piece: Piece, marker: Marker) -> int:
    """Give the line of a marker: of several that are typed alike in its piece, the one that is meant."""
    left = "\n".join(piece.texts)[: marker.start].count(marker.typed)
    for line in piece.block.lines:
        left -= line.text.count(marker.typed)
        if left < 0:
            return line.number
    return piece.block.number


def _missing(markers: Sequence[Marker], pieces: Sequence[Piece], name: str) -> Iterator[Finding]:
    for marker in markers:
        line = _line(pieces[marker.piece], marker)
        message = f"the note {marker.typed} is marked here, and is not in the source"
        hint = "write the note in the place of the words that stand for it"
        yield finding("import-note-missing", message, path=name, line=line, hint=hint)


def _unmarked(
    bodies: Sequence[Body], listed: set[int], pieces: Sequence[Piece], name: str
) -> Iterator[Finding]:
    for body in bodies:
        if body.piece in listed or (body.mark[0] == "[" and pieces[body.piece].kind is Kind.PARAGRAPH):
            message = f"nothing marks the note {body.mark} “{short(body.words, 40)}”"
            hint = "put its marker in the text, or delete the note; it stands at the end of its chapter"
            yield finding(
                "import-note-unmarked", message, path=name, line=pieces[body.piece].block.number, hint=hint
            )
