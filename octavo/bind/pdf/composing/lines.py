"""Have WeasyPrint end the lines of a paragraph where the plan for all of them says.

It fills each line with what fits into it, and looks no further. So a line is split as if it were just as
wide as what it is to hold, and then justified to the width that it has, its spaces made wider or narrower.
"""

from __future__ import annotations

from functools import cache, wraps
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.ffi import FROM_UNITS

from octavo.bind.pdf.composing.optimum import Measure
from octavo.bind.pdf.composing.passage import read_paragraph
from octavo.bind.pdf.composing.plan import Plan
from octavo.bind.pdf.leftward import set_leftward
from octavo.bind.pdf.leftward import text_align as usual_align
from octavo.bind.pdf.make_ready.breaks import FEWEST
from octavo.bind.pdf.make_ready.measure import measure

__all__ = ["compose_paragraphs"]

usual_split = inline.split_inline_box
#: A paragraph of more letters, eight pages, is filled line after line: to plan it takes too long.
LONGEST = 20_000
#: Two widths that differ by less, in CSS px, are one.
SAME = 0.01
#: How wide a space should be, in em, where the font's is not wider (Bringhurst, The Elements of Typographic
#: Style, 2.1.1: a quarter), by how much of itself the font's may be narrower, and by how much of an em it is
#: wider in a line of badness 100.
BEST, SHRINK, GROWTH = 0.25, 0.1, 0.14
#: A last line that is shorter, in em, looks forgotten: five letters (Hart's Rules, 2.5.1).
STUB = 2.0


@cache
def compose_paragraphs() -> None:
    """Let WeasyPrint set paragraphs so in this process."""
    set_leftward()
    inline.split_inline_box = split_inline_box
    inline.text_align = text_align


@wraps(usual_split)
def split_inline_box(  # noqa: PLR0913, PLR0917 -- WeasyPrint's
    context: Any,  # noqa: ANN401 -- WeasyPrint's
    box: Any,  # noqa: ANN401 -- WeasyPrint's
    position_x: float,
    max_x: float,
    bottom_space: float,
    skip_stack: Any,  # noqa: ANN401 -- WeasyPrint's
    containing_block: Any,  # noqa: ANN401 -- WeasyPrint's
    *others: Any,  # noqa: ANN401 -- WeasyPrint's
) -> tuple[Any, ...]:
    """Fill a line, up to where the plan of its paragraph has it end."""
    planned = None
    # The last of the others is the style of a first line, which is not that of the paragraph.
    if isinstance(box, boxes.LineBox) and not others[-1]:
        planned = _planned(box, skip_stack, containing_block, max_x - position_x)
    limit = max_x if planned is None else position_x + planned
    split: tuple[Any, ...] = usual_split(
        context, box, position_x, limit, bottom_space, skip_stack, containing_block, *others
    )
    split[0].octavo_planned = planned is not None
    return split


@wraps(usual_align)
def text_align(context: Any, line: Any, available_width: float, last: bool) -> float:  # noqa: ANN401, FBT001 -- WeasyPrint's
    """Make the spaces of a line narrower that was planned so; leave others as they are aligned."""
    if not last and line.width > available_width and getattr(line, "octavo_planned", False):
        inline.justify_line(context, line, available_width - line.width)
        return 0.0
    offset: float = usual_align(context, line, available_width, last)
    return offset


def _planned(box: Any, skip: Any, block: Any, room: float) -> float | None:  # noqa: ANN401 -- WeasyPrint's
    """Give how wide a line is to be set, or None where it is not planned."""
    style, indent = box.style, box.text_indent
    if (
        style["text_align_all"] != "justify"
        or style["text_align_last"] == "justify"
        or style["direction"] != "ltr"
        or style["white_space"] != "normal"
        or abs(room + indent - block.width) > SAME
    ):
        return None
    plan: Plan | None = getattr(box, "octavo_plan", None)
    if plan is None or plan.children is not box.children or plan.measure.others != block.width:
        letters = _letters(box)
        if letters * style["font_size"] < block.width * FEWEST or letters > LONGEST:
            return None
        plan = box.octavo_plan = Plan(box.children, read_paragraph(box, block), _measure(style, block.width))
    return plan.width(skip, block.width if abs(room - block.width) < SAME else room)


def _letters(box: Any) -> int:  # noqa: ANN401 -- WeasyPrint's
    """Count the letters of what stands in a line."""
    return sum(
        len(child.text) if isinstance(child, boxes.TextBox) else _letters(child)
        for child in box.children
        if isinstance(child, boxes.TextBox | boxes.InlineBox)
    )


def _measure(style: Any, width: float) -> Measure:  # noqa: ANN401 -- WeasyPrint's
    """Give how wide lines and spaces are to be."""
    em: float = style["font_size"]
    space: float | None = getattr(style, "octavo_space", None)
    if space is None:
        places = measure("a a", style).places
        space = style.octavo_space = (places[2] - places[1]) * FROM_UNITS if places else 0.0
    best = max(BEST * em - space + style["word_spacing"], 0.0)
    return Measure(width, width, best, -SHRINK * space, GROWTH * em, STUB * em)
