"""Find lines that a page break parts from what they belong to, and stacks of hyphens."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.collate.facts import Line
from octavo.layout.makeup import Makeup
from octavo.verdict import Verdict

__all__ = ["hyphens", "orphans", "stranded", "widows"]

#: How many lines in a row may end with a hyphen (The Chicago Manual of Style, 17th edition, 2.112: three).
HYPHENS = 3


def widows(made: Makeup) -> Iterator[Verdict]:
    """Find last lines of paragraphs that stand alone at the head of a page."""
    for _, sheet in made.openings():
        first = sheet.text[0]
        at = made.written(first)
        paragraph = made.paragraph(at)
        if paragraph and paragraph.start < at.start and paragraph.end <= at.end and not made.standing(first):
            message = f"the last line of a paragraph, “{made.pair.found(first.at)}”, begins the page"
            yield made.verdict("page-widow", first, message)


def orphans(made: Makeup) -> Iterator[Verdict]:
    """Find first lines of paragraphs that stand alone at the foot of a page."""
    for sheet, _ in made.openings():
        last = sheet.text[-1]
        at = made.written(last)
        paragraph = made.paragraph(at)
        if paragraph and at.start <= paragraph.start and at.end < paragraph.end and not made.standing(last):
            message = f"the first line of a paragraph, “{made.pair.found(last.at)}”, ends the page"
            yield made.verdict("page-orphan", last, message)


def stranded(made: Makeup) -> Iterator[Verdict]:
    """Find headings at the foot of a page; one that has its page for itself stands well there."""
    for sheet, following in made.openings():
        last = sheet.text[-1]
        if (
            made.heading(last)
            and not made.heading(following.text[0])
            and not all(map(made.heading, sheet.text))
        ):
            message = (
                f"the heading “{made.pair.found(last.at)}” stands at the foot, its text on the next page"
            )
            yield made.verdict("page-stranded", last, message)


def hyphens(made: Makeup) -> Iterator[Verdict]:
    """Find more lines in a row than three that end with a hyphen; each stack once."""
    stack: list[Line] = []
    for line in (line for sheet in made.sheets for line in sheet.text):
        if line.turned and not made.standing(line):
            stack.append(line)
            if len(stack) == HYPHENS + 1:
                words = made.pair.found(stack[0].at)
                message = f"more than {HYPHENS} lines in a row end with a hyphen, from “{words}”"
                yield made.verdict("page-hyphens", stack[0], message)
        else:
            stack = []
