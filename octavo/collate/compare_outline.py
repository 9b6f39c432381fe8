"""Compare the outline with the headings: a heading that is not in it is hard to find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from octavo.collate.facts import Section
from octavo.collate.pair import Difference, Pair, changes

__all__ = ["compare_outline"]

CODE = "collate-outline"


def compare_outline(pair: Pair) -> Iterator[Difference]:
    """Find the headings that the outline lacks, down to the deepest level that it shows.

    What else stands in it (a title page, the contents themselves) is the maker's. A heading with a formula
    is not asked for: an outline has plain words, and makers write formulas in them as they can. Another
    tool's file may have no outline; ours must, where there is a heading.
    """
    outline, formulas = pair.observed.outline, pair.expected.formulas
    sections = [
        section
        for section in pair.expected.sections
        if not any(section.at.start <= formula.at.start < section.at.end for formula in formulas)
    ]
    levels: dict[str, int] = {}
    for section in sections:
        words = pair.expected.letters(section.at)
        levels[words] = min(section.level, levels.get(words, section.level))
    shown = [levels[words] for words in outline if words in levels]
    if not shown:
        if pair.ours and sections:
            yield Difference(CODE, "there is no outline of the headings", sections[0].at.start)
        return
    # A heading's words may be those of a deeper one: how deep the outline goes, only trying tells.
    depths = sorted({section.level for section in sections if section.level >= max(shown)})
    tried = [list(_missing(pair, [each for each in sections if each.level <= depth])) for depth in depths]
    yield from min(tried, key=len)


def _missing(pair: Pair, wanted: Sequence[Section]) -> Iterator[Difference]:
    letters = [pair.expected.letters(section.at) for section in wanted]
    known = set(letters)
    there = [words for words in pair.observed.outline if words in known]
    for change in changes(letters, there, key=str):
        if change.expected is not None:
            section = wanted[change.expected]
            message = (
                f"the heading “{pair.quote(section.at)}” is missing from the outline, or not in its place"
            )
            yield Difference(CODE, message, section.at.start)
