"""Make no boxes in the margins of a page that has nothing there, as a leaf's: its furniture comes later."""

from __future__ import annotations

from collections.abc import Iterable
from functools import wraps
from typing import Any

from weasyprint import layout

__all__ = ["make_margin_boxes"]

#: The boxes around a page (CSS Paged Media 3, 4.2).
BOXES = (
    *(f"@{edge}-{place}" for edge in ("top", "bottom") for place in ("left", "center", "right")),
    *(f"@{edge}-{place}" for edge in ("left", "right") for place in ("top", "middle", "bottom")),
    *(f"@{edge}-{side}-corner" for edge in ("top", "bottom") for side in ("left", "right")),
)
#: The values of `content` that make no box.
NOTHING = {"normal", "inhibit", "none"}

usual = layout.make_margin_boxes


@wraps(usual)
def make_margin_boxes(context: Any, page: Any, state: Any) -> Iterable[Any]:  # noqa: ANN401 -- WeasyPrint's
    """Give the boxes around a page, laid out."""
    styles = (context.style_for(page.page_type, box) for box in BOXES)
    if all(style is None or style["content"] in NOTHING for style in styles):
        return ()
    boxes: Iterable[Any] = usual(context, page, state)
    return boxes
