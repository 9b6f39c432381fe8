"""Set lines that run from right to left where WeasyPrint 70 sets them as if they ran the other way.

It moves a first line's words to the right by the indent, within a line that ends where they did, so that the
white comes to stand at the left: an entry of an index does not hang, nor is a paragraph seen to begin. And it
takes the space off the end of a line as if that were drawn all the same, which it is not in a justified one:
the line then begins in the margin.
"""

from __future__ import annotations

from functools import cache, wraps
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

__all__ = ["set_leftward"]

usual_align = inline.text_align
usual_removal = inline.remove_last_whitespace
#: In which white space is taken off the ends of lines (CSS Text 3, section 4.1.2).
COLLAPSED = {"normal", "nowrap", "pre-line"}

#: What WeasyPrint makes of a space alone, to widen it.
WIDENED = " \u200b"


@cache
def set_leftward() -> None:
    """Let WeasyPrint set such lines so in this process."""
    inline.text_align = text_align
    inline.remove_last_whitespace = remove_last_whitespace


@wraps(usual_align)
def text_align(context: Any, line: Any, available_width: float, last: bool) -> float:  # noqa: ANN401, FBT001 -- WeasyPrint's
    """Move what stands on a first line from the right to the other side of its indent; give what is usual."""
    offset: float = usual_align(context, line, available_width, last)
    if _leftward(line) and line.text_indent:
        _move(line.children, -line.text_indent)
    return offset


@wraps(usual_removal)
def remove_last_whitespace(context: Any, line: Any) -> None:  # noqa: ANN401 -- WeasyPrint's
    """Take the space off the end of a line, and close up what stands to the right of it."""
    *around, last = _last_of(line)
    if not isinstance(last, boxes.TextBox) or last.style["white_space"] not in COLLAPSED:
        return
    if not _leftward(line) and not last.pango_layout.first_line_direction % 2:
        usual_removal(context, line)
        return
    stripped = "" if last.text == WIDENED else last.text.rstrip(" ")
    if stripped == last.text:
        return
    before, last.text, last.width = last.width, stripped, 0
    if stripped:
        again, _, _ = inline.split_text_box(context, last, None, 0)
        last.width, last.pango_layout = again.width, again.pango_layout
    for box in around:
        box.width -= before - last.width
        if _leftward(box):
            _move(box.children[:-1], last.width - before)


def _last_of(line: Any) -> list[Any]:  # noqa: ANN401 -- WeasyPrint's
    """Give a line, the last box on it, the last one in that, and so on."""
    path = [line]
    while isinstance(path[-1], boxes.LineBox | boxes.InlineBox) and path[-1].children:
        path.append(path[-1].children[-1])
    return path


def _leftward(box: Any) -> bool:  # noqa: ANN401 -- WeasyPrint's
    return bool(box.style["direction"] == "rtl")


def _move(children: Any, by: float) -> None:  # noqa: ANN401 -- WeasyPrint's
    for child in children:
        if child.is_in_normal_flow():
            child.translate(dx=by, ignore_floats=True)
