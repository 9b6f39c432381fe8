"""Say in one sentence what a report comes to."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.findings import Severity, codes
from octavo.report.compared import compare
from octavo.report.names import count_of, enumerated, named
from octavo.report.value import Report

__all__ = ["Judgement", "judge"]

NUMBERS = ("no", "one", "two", "three", "four", "five")
#: What the sentence names; the rest stands in the table.
NAMED = ("headings", "notes", "links", "images", "tables", "formulas")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Hold the verdict in a few words, the sentence that carries it, and whether all is well."""

    verdict: str
    sentence: str
    sound: bool


def judge(report: Report) -> Judgement:
    """Judge a report: what stands in which outputs, or what was found and what became of the outputs."""
    counts = report.counts()
    if errors := counts[Severity.ERROR]:
        fate = (
            "The outputs below stand as they are, and should not be published."
            if report.outputs
            else "Nothing was replaced: what stood beside this report still stands as it was."
        )
        return Judgement(f"{_spelt(errors)} {'error' if errors == 1 else 'errors'}.", fate, sound=False)
    if not report.outputs:
        return Judgement(
            "Nothing is built.", "The manuscript was read, and no error found in it.", sound=True
        )
    accepted = any(
        found.severity is Severity.NOTE and codes()[found.code].severity is Severity.ERROR
        for found in report.findings
    )
    verdict = "Nothing was lost but what book.yaml allows." if accepted else "Nothing was lost."
    return Judgement(verdict, _extent(report), sound=True)


def _extent(report: Report) -> str:
    """Say of what there is that it stands in the outputs, and of what only some can tell, that too."""
    comparison = compare(report.tallies)
    everywhere = (
        {"words": report.words, "notes": report.notes} if not comparison.rows else {"words": report.words}
    )
    where_told: dict[str, int] = {}
    for row in comparison.rows:
        own = row.cells[0].count
        if row.thing in NAMED and own and not row.differs:
            (everywhere if row.told_by_all else where_told)[row.thing] = own
    told = f"{_things(everywhere)} {_stand(everywhere)} in {_outputs(report)}"
    if where_told:
        told += f"; {_things(where_told)} in each that can tell of them"
    return told[0].upper() + told[1:] + "."


def _things(counts: dict[str, int]) -> str:
    return enumerated([count_of(thing, number) for thing, number in counts.items() if number])


def _stand(counts: dict[str, int]) -> str:
    return "stands" if [number for number in counts.values() if number] == [1] else "stand"


def _outputs(report: Report) -> str:
    formats = [output.format for output in report.outputs]
    if len(formats) > 2:  # noqa: PLR2004 -- two are named, more are counted
        return f"all {_spelt(len(formats)).lower()} outputs"
    return enumerated([named(name) for name in formats])


def _spelt(number: int) -> str:
    words = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return words[0].upper() + words[1:]
