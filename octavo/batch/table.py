"""Write what became of all books: as a table to be read, and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from octavo import __version__
from octavo.batch.outcome import Outcome, State
from octavo.report.caret import visible
from octavo.report.text import duration

__all__ = ["COLUMNS", "Results", "render_results", "render_results_json", "sentence"]

COLUMNS = ("Book", "State", "Pages", "Words", "Errors", "Warnings", "Time")


@dataclass(frozen=True, slots=True)
class Results:
    """Hold what became of each book, by name, and how long all took."""

    outcomes: tuple[Outcome, ...]
    seconds: float


def render_results(results: Results, out: Path) -> str:
    """Render the table, what is wrong with which book, and one line for all."""
    lines = [*_table([COLUMNS, *map(_row, results.outcomes)]), ""]
    for outcome in results.outcomes:
        if not outcome.well:
            lines.append(visible(f"{outcome.name}: {outcome.first or outcome.state}"))
            if outcome.state is State.ERRORS:
                lines.append(visible(f"  help: {out / outcome.name / 'report.html'} has all that was found"))
            else:
                lines.append("  help: the same call tries it once more, and leaves alone what is done")
    return "\n".join([*lines, f"{sentence(results)}\n"])


def render_results_json(results: Results) -> str:
    """Render one JSON object: version, counts of the states, the books in their order, seconds.

    A field's name and sense do not change.
    """
    content = {
        "version": __version__,
        "counts": _counts(results.outcomes),
        "books": [asdict(outcome) for outcome in results.outcomes],
        "seconds": round(results.seconds, 3),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def sentence(results: Results) -> str:
    """Say in one line what the run comes to."""
    told = ", ".join(f"{number:,} {state}" for state, number in _counts(results.outcomes).items() if number)
    books = "1 book" if len(results.outcomes) == 1 else f"{len(results.outcomes):,} books"
    return f"{books}: {told}, in {duration(results.seconds)}."


def _counts(outcomes: Sequence[Outcome]) -> dict[str, int]:
    met = Counter(outcome.state for outcome in outcomes)
    words = {State.ERRORS: "with errors"}
    return {words.get(state, state.value): met[state] for state in State}


def _row(outcome: Outcome) -> tuple[str, ...]:
    figures = ("", "", "", "") if outcome.state is State.UNMADE else _figures(outcome)
    taken = duration(outcome.seconds) if outcome.state in {State.BUILT, State.ERRORS} else ""
    return (visible(outcome.name), outcome.state.value, *figures, taken)


def _figures(outcome: Outcome) -> tuple[str, str, str, str]:
    pages = "" if outcome.pages is None else f"{outcome.pages:,}"
    return (pages, f"{outcome.words:,}", f"{outcome.errors:,}", f"{outcome.warnings:,}")


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    words = {0, 1}
    for row in rows:
        cells = (
            cell.ljust(width) if column in words else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
