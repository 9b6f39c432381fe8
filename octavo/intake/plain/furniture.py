"""Take the furniture of a scan's pages out of its text: folios, running heads, form feeds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from octavo.intake.draft import Loss
from octavo.intake.plain.letters import letters
from octavo.intake.plain.lines import Line, Lines

__all__ = ["without_furniture"]

#: A line that may be a folio, alone on its line, with what printers and programs put around it.
FOLIO = re.compile(
    r"^[\[(\-–—~ ]*(?:(?:page|p\.|seite|s\.)\s*)?(?P<folio>\d{1,4})[\])\-–—~ ]*$", re.IGNORECASE
)
#: So many folios in a row, each of the next page, are no chance; so often a running head is met.
RUN = 3
#: A paragraph ends with one of these, or goes on on the next page.
STOPS = '.!?…:"”’»)]*'
#: How far a line may fall short of the others and still be full.
FULL = 0.75


def without_furniture(lines: Sequence[Line], name: str) -> Lines:
    """Take out folios that count pages, and the running heads beside them; paragraphs go on over the gap."""
    folios = _folios(lines)
    heads = _heads(lines, folios)
    taken = folios | heads
    if not taken and not any(line.page for line in lines):
        return Lines(tuple(lines))
    kinds = {**dict.fromkeys(heads, "running-head"), **dict.fromkeys(folios, "folio")}
    reasons = {"folio": "a page number of the scan", "running-head": "a running head of the scan"}
    losses = tuple(
        Loss(kinds[at], lines[at].text, reasons[kinds[at]], name, lines[at].number, letters(lines[at].text))
        for at in sorted(taken)
    )
    return Lines(tuple(_closed_up(lines, taken)), losses)


def _folios(lines: Sequence[Line]) -> set[int]:
    """Find the lines that count pages: each number is one more than that before, three times or more."""
    found = [(at, int(match["folio"])) for at, line in enumerate(lines) if (match := FOLIO.match(line.text))]
    found = [(at, folio) for at, folio in found if _lonely(lines, at)]
    counted: set[int] = set()
    run: list[int] = []
    last: int | None = None
    for at, folio in [*found, (-1, -1)]:
        if last is None or not 1 <= folio - last <= RUN - 1:
            counted |= set(run) if len(run) >= RUN else set()
            run = []
        run, last = [*run, at], folio
    return counted


def _lonely(lines: Sequence[Line], at: int) -> bool:
    before = at == 0 or not lines[at - 1].text
    after = at + 1 == len(lines) or not lines[at + 1].text or lines[at + 1].page
    return lines[at].page or before or after


def _heads(lines: Sequence[Line], folios: set[int]) -> set[int]:
    """Find the lines that stand at the head or the foot of pages, and are met again there."""
    edges = {edge for at in folios for edge in (_next(lines, at, 1), _next(lines, at, -1))}
    for at in (at for at, line in enumerate(lines) if line.page):
        edges |= {at if lines[at].text else _next(lines, at, 1), _next(lines, at, -1)}
    places = {at for at in edges if at is not None} - folios
    often = Counter(_bare(lines[at].text) for at in places)
    return {at for at in places if often[_bare(lines[at].text)] >= RUN and _bare(lines[at].text)}


def _next(lines: Sequence[Line], at: int, step: int) -> int | None:
    at += step
    while 0 <= at < len(lines) and not lines[at].text:
        at += step
    return at if 0 <= at < len(lines) else None


def _bare(words: str) -> str:
    return re.sub(r"[\d\W_]", "", words).casefold()


def _closed_up(lines: Sequence[Line], taken: set[int]) -> Iterator[Line]:
    """Give the lines that are left; where a page ended, blank lines only if a paragraph did."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    full = FULL * lengths[len(lengths) * 3 // 4] if lengths else 0
    last: Line | None = None
    blanks: list[Line] = []
    turned = False
    for at, line in enumerate(lines):
        turned = turned or line.page or at in taken
        if at in taken:
            blanks = blanks[:1]
        elif not line.text:
            blanks.append(line)
        else:
            if not (turned and last and _goes_on(last, line, full)):
                yield from blanks or ([Line("", line.number)] if turned and last else [])
            yield line
            last, blanks, turned = line, [], False


def _goes_on(last: Line, line: Line, full: float) -> bool:
    if line.indent > last.indent:
        return False
    if last.text[-1] not in STOPS:
        return line.text[0].islower() or len(last.text) >= full
    return len(last.text) >= full and not line.text.isupper()
