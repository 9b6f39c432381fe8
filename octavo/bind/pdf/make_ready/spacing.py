"""Widen the spaces of a line without a new layout: that is made when the line is drawn, if at all."""

from __future__ import annotations

from copy import copy
from functools import wraps
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

__all__ = ["add_word_spacing"]

usual = inline.add_word_spacing


@wraps(usual)
def add_word_spacing(context: Any, box: Any, justification_spacing: float, x_advance: float) -> float:  # noqa: ANN401 -- WeasyPrint's
    """Move a box to the right, and widen each of its spaces; give by how much what follows is to be moved."""
    text = box.text if isinstance(box, boxes.TextBox) else ""
    spaces = text.count(" ") + text.count("\u00a0")
    # A space alone and a text of several lines are changed by the layout that they are set in.
    if not spaces or text == " " or "\n" in text:
        moved: float = usual(context, box, justification_spacing, x_advance)
        return moved
    box.justification_spacing = justification_spacing
    box.position_x += x_advance
    box.pango_layout = copy(box.pango_layout)
    box.pango_layout.text = text
    box.pango_layout.justification_spacing = justification_spacing
    box.pango_layout.max_width = None
    box.pango_layout.first_line_direction = 0
    extra = justification_spacing * spaces
    box.width += extra
    return x_advance + extra
