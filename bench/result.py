"""Hold what came of a run, and the goals that the figures are laid beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.gauge import Reading
from bench.ours import ALL, COLD, NOTHING, PAGE, PRINTED, SERVED, WORD
from bench.rivals import PLAIN, TYPST

__all__ = ["GOALS", "SHARES", "Goal", "Result", "Results", "goals_met"]

#: How much of the text is set: all of it first.
SHARES: Mapping[float, str] = {1: "the whole text", 0.1: "a tenth of it", 3: "three times as much"}
GIGABYTE = 1e9


@dataclass(frozen=True, slots=True)
class Result:
    """Hold one line of the table; without a reading, `said` is why."""

    name: str
    reading: Reading | None
    pages: int | None = None
    size: int | None = None
    said: str = ""


#: By share of the text, then by name.
Results = Mapping[float, Mapping[str, Result]]


Figure = Callable[[Results], float]


@dataclass(frozen=True, slots=True)
class Goal:
    """Hold a goal: what is compared, and what it may be at most; a ratio of times is told twice."""

    words: str
    most: float
    figure: Figure
    processors: Figure | None = None


def _ratio(words: str, most: float, one: str, other: str, *, share: float = 1) -> Goal:
    """Compare the time of one run, of a share of the text, with that of another run of the whole text."""
    return Goal(
        words,
        most,
        lambda results: _reading(results, one, share).seconds / _reading(results, other).seconds,
        lambda results: _reading(results, one, share).processors / _reading(results, other).processors,
    )


def _grown(results: Results) -> float:
    return _reading(results, COLD, 3).largest / _reading(results, COLD).largest


def _together(results: Results) -> float:
    return max(_reading(results, name).memory for name in (COLD, ALL)) / GIGABYTE


def _reading(results: Results, name: str, share: float = 1) -> Reading:
    reading = results[share][name].reading
    if reading is None:
        raise KeyError(name)
    return reading


GOALS: Sequence[Goal] = (
    _ratio("print PDF cold, of plain WeasyPrint's time", 0.40, COLD, PLAIN),
    _ratio("all formats cold, proven, of plain WeasyPrint's time", 1.0, ALL, PLAIN),
    _ratio("print PDF after one word, of its cold time", 0.15, WORD, COLD),
    _ratio("the same, of pandoc + Typst's whole time", 1.0, WORD, TYPST),
    Goal("page served after one word, in seconds", 1.0, lambda results: _reading(results, SERVED).seconds),
    _ratio("the same, of pandoc + Typst's whole time", 1.0, SERVED, TYPST),
    Goal(
        "print PDF proven while serving, in seconds", 1.0, lambda results: _reading(results, PRINTED).seconds
    ),
    _ratio("the same, of pandoc + Typst's whole time", 1.0, PRINTED, TYPST),
    _ratio("print PDF with a page more in chapter 3, of cold", 0.25, PAGE, COLD),
    _ratio("print PDF with nothing changed, of cold", 0.05, NOTHING, COLD),
    _ratio("three times the text: time, print PDF cold", 3.2, COLD, COLD, share=3),
    Goal("three times the text: memory of the largest process", 1.5, _grown),
    Goal("memory of all processes together, in GB, print or all formats", 1.0, _together),
)


def goals_met(results: Results) -> Sequence[tuple[Goal, float | None, float | None]]:
    """Give each goal with its figure on the clock and by processors; None where there is none."""
    return [(goal, _known(goal.figure, results), _known(goal.processors, results)) for goal in GOALS]


def _known(figure: Figure | None, results: Results) -> float | None:
    try:
        return figure(results) if figure else None
    except KeyError:
        return None
