"""Write what was read of what is drawn on a page so that it can be kept, and read it again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from octavo.collate.pdf_inquiry import Box
from octavo.collate.pdf_pages import Drawn, Run
from octavo.collate.pdf_signs import Sign
from octavo.page_stacks import Kept

__all__ = ["READ", "drawn_again", "told_of"]


def told_of(drawn: Drawn) -> list[Any]:
    """Give what is drawn on a page as JSON has it."""
    marks = list({run.marks: None for run in drawn.runs})
    runs = [
        (
            (run.words, _sides(run.box), run.size, run.base, run.start, run.end, run.number),
            (marks.index(run.marks), run.shape, run.on_side),
            [(sign.sign, sign.origin, sign.left, sign.right) for sign in run.signs],
        )
        for run in drawn.runs
    ]
    area = None if drawn.area is None else _sides(drawn.area)
    return [runs, [sorted(each) for each in marks], _sides(drawn.trim), drawn.linked, area]


def drawn_again(told: Sequence[Any]) -> Drawn:
    """Give what is drawn on the page of which this was told."""
    runs, named, trim, linked, area = told
    marks = [frozenset(each) for each in named]
    inked = None if area is None else Box(*area)
    return Drawn(tuple(_run(run, marks) for run in runs), Box(*trim), linked, inked)


def _run(told: Sequence[Any], marks: Sequence[frozenset[str]]) -> Run:
    (words, box, size, base, start, end, number), (mark, shape, on_side), signs = told
    borne = tuple(Sign(*sign) for sign in signs)
    return Run(words, Box(*box), size, base, start, end, number, marks[mark], shape, on_side, borne)


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.bottom, box.right, box.top


#: What was read of pages, as it is kept.
READ = Kept("pages-read", told_of, drawn_again)
