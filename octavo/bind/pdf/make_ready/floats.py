"""Place a line where nothing floats: as wide as the block that it stands in."""

from __future__ import annotations

from functools import wraps
from typing import Any

from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.layout import float as floats

__all__ = ["avoid_collisions"]

usual = floats.avoid_collisions


@wraps(usual)
def avoid_collisions(
    context: Any,  # noqa: ANN401 -- WeasyPrint's
    box: Any,  # noqa: ANN401 -- WeasyPrint's
    containing_block: Any,  # noqa: ANN401 -- WeasyPrint's
    outer: bool = True,  # noqa: FBT001, FBT002 -- WeasyPrint's
) -> tuple[float, float, float]:
    """Give where a box can stand beside what floats, and how much room it has there, in CSS px."""
    if (
        context.excluded_shapes
        or not isinstance(box, LineBox)
        or (not outer and (box.margin_left or box.margin_right or box.margin_top))
        or box.style["float"] != "none"
        or containing_block.style["direction"] != "ltr"
    ):
        place: tuple[float, float, float] = usual(context, box, containing_block, outer)
        return place
    left = containing_block.content_box_x()
    # Added and taken away again as WeasyPrint does: the last digit may be another.
    right = left + containing_block.width
    return left, box.position_y, right - left
