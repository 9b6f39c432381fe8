"""Pass over the boxes that have no background, once it is known of their style."""

from __future__ import annotations

from functools import wraps
from typing import Any

from weasyprint.draw.color import get_color
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import background

__all__ = ["layout_box_backgrounds"]

usual = background.layout_box_backgrounds

RADII = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
#: What a box has that shows nothing behind its text.
NOTHING = dict.fromkeys(RADII, (0, 0)) | {"background": None}


@wraps(usual)
def layout_box_backgrounds(
    page: Any,  # noqa: ANN401 -- WeasyPrint's
    box: Any,  # noqa: ANN401 -- WeasyPrint's
    get_image_from_uri: Any,  # noqa: ANN401 -- WeasyPrint's
    layout_children: bool = True,  # noqa: FBT001, FBT002 -- WeasyPrint's
    style: Any = None,  # noqa: ANN401 -- WeasyPrint's
) -> None:
    """Give a box what is drawn behind it, and all that stands in it."""
    # What stands for a box that is placed elsewhere is none.
    bare = isinstance(box, Box) and box is not page and style is None and _is_bare(box.style)
    if not bare:
        usual(page, box, get_image_from_uri, layout_children, style)
        return
    box.__dict__.update(NOTHING)
    if layout_children:
        for child in box.all_children():
            layout_box_backgrounds(page, child, get_image_from_uri)


def _is_bare(style: Any) -> bool:  # noqa: ANN401 -- WeasyPrint's
    known: bool | None = style.__dict__.get("octavo_bare")
    if known is None:
        known = style.octavo_bare = bool(
            all((0, "px") in style[radius] for radius in RADII)
            and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and not style["box_shadow"]
            and all(kind == "none" for kind, _ in style["background_image"])
            and get_color(style, "background_color").alpha == 0
        )
    return known
