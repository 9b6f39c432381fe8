"""Give a box the sizes that its style says, once for all boxes of the style where none is a percentage."""

from __future__ import annotations

from collections.abc import Mapping
from functools import wraps
from typing import Any

from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import percent

__all__ = ["resolve_percentages"]

usual = percent.resolve_percentages

#: What is told as `auto` or in px, and what is 0 where it is told as `auto` (`resolve_one_percentage`).
TOLD = (
    *(f"{what}_{side}" for what in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
    *("width", "height", "max_width", "max_height"),
)
LEAST = ("min_width", "min_height")
BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))


@wraps(usual)
def resolve_percentages(box: Any, containing_block: Any) -> None:  # noqa: ANN401 -- WeasyPrint's
    """Set a box's margins, borders, padding and sizes, in CSS px."""
    style = box.style
    used: Mapping[str, Any] | None = style.__dict__.get("octavo_used")
    if used is None:
        used = style.octavo_used = _used(style)
    if used and isinstance(box, Box):
        box.__dict__.update(used)
    else:
        usual(box, containing_block)


def _used(style: Any) -> Mapping[str, Any]:  # noqa: ANN401 -- WeasyPrint's
    """Give what boxes of a style have, or nothing where that depends on what they stand in."""
    told = {name: style[name] for name in (*TOLD, *LEAST)}
    # A formula, as of `calc()`, has no unit.
    if any(value != "auto" and getattr(value, "unit", "%") == "%" for value in told.values()):
        return {}
    if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
        return {}
    used = {name: value if value == "auto" else value.value for name, value in told.items()}
    used |= {name: 0 for name in LEAST if used[name] == "auto"}
    return used | {name: style[name] for name in BORDERS}
