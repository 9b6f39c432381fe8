"""Say of a box with one look at its style whether it stands where the text brings it."""

from __future__ import annotations

from functools import wraps
from typing import Any

from weasyprint.formatting_structure.boxes import Box

__all__ = ["is_in_normal_flow"]

usual = Box.is_in_normal_flow

#: What is taken out of the flow: floats and notes, and what is placed, runs in the margin, or is a note.
FLOATING = {"left", "right", "inline-start", "inline-end", "footnote"}
PLACED = {"absolute", "fixed"}
NAMED = {"running()", "note()"}


@wraps(usual)
def is_in_normal_flow(box: Any) -> bool:  # noqa: ANN401 -- WeasyPrint's
    """Say whether a box is in the normal flow."""
    style = box.style
    position = style["position"]
    return not (style["float"] in FLOATING or position in PLACED or position[0] in NAMED)
