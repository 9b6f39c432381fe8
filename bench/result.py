"""Hold what came of a run, and the goals that the figures are laid beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench.gauge import Reading
from bench.ours import ALL, COLD, NOTHING, PAGE, SERVED, WORD
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


@dataclass(frozen=True, slots=True)
class Goal:
    """Hold a goal: what is compared, and what the ratio or figure may be at most."""

    words: str
    most: float
    figure: Callable[[Results], float]


def _seconds(name: str, share: float = 1) -> Callable[[Results], float]:
    return lambda results: _reading(results, name, share).seconds


def _largest(name: str, share: float = 1) -> Callable[[Results], float]:
    return lambda results: _reading(results, name, share).largest


def _ratio(one: Callable[[Results], float], other: Callable[[Results], float]) -> Callable[[Results], float]:
    return lambda results: one(results) / other(results)


def _together(results: Results) -> float:
    return max(_reading(results, name, 1).memory for name in (COLD, ALL)) / GIGABYTE


def _reading(results: Results, name: str, share: float) -> Reading:
    reading = results[share][name].reading
    if reading is None:
        raise KeyError(name)
    return reading


GOALS: Sequence[Goal] = (
    Goal("print PDF cold, of plain WeasyPrint's time", 0.40, _ratio(_seconds(COLD), _seconds(PLAIN))),
    Goal("all formats cold, proven, of plain WeasyPrint's time", 1.0, _ratio(_seconds(ALL), _seconds(PLAIN))),
    Goal("print PDF after one word, of its cold time", 0.15, _ratio(_seconds(WORD), _seconds(COLD))),
    Goal("the same, of pandoc + Typst's whole time", 1.0, _ratio(_seconds(WORD), _seconds(TYPST))),
    Goal("page served after one word, in seconds", 1.0, _seconds(SERVED)),
    Goal("the same, of pandoc + Typst's whole time", 1.0, _ratio(_seconds(SERVED), _seconds(TYPST))),
    Goal("print PDF with a page more in chapter 3, of cold", 0.25, _ratio(_seconds(PAGE), _seconds(COLD))),
    Goal("print PDF with nothing changed, of cold", 0.05, _ratio(_seconds(NOTHING), _seconds(COLD))),
    Goal("three times the text: time, print PDF cold", 3.2, _ratio(_seconds(COLD, 3), _seconds(COLD))),
    Goal(
        "three times the text: memory of the largest process", 1.5, _ratio(_largest(COLD, 3), _largest(COLD))
    ),
    Goal("memory of all processes together, in GB, print or all formats", 1.0, _together),
)


def goals_met(results: Results) -> Sequence[tuple[Goal, float | None]]:
    """Give each goal with its figure, or None where what it compares was not run."""
    figures: list[tuple[Goal, float | None]] = []
    for goal in GOALS:
        try:
            figures.append((goal, goal.figure(results)))
        except KeyError:
            figures.append((goal, None))
    return figures
