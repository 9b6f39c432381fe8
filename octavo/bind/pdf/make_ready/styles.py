"""Compute no styles for pseudo-elements that are not there: a leaf of notes has hundreds of thousands."""

from __future__ import annotations

from functools import wraps
from typing import Any

from weasyprint.css import StyleFor

__all__ = ["set_computed_styles"]

usual = StyleFor.set_computed_styles


@wraps(usual)
def set_computed_styles(style_for: StyleFor, element: Any, **how: Any) -> None:  # noqa: ANN401 -- WeasyPrint's
    """Give an element or pseudo-element its style.

    WeasyPrint's own stylesheet has rules for the marker of every element, and for its parts as a note. No
    box is made of them where it is no item of a list, or no note.
    """
    pseudo = how.get("pseudo_type") or ""
    if pseudo == "marker" or pseudo.partition("-")[0] in {"footnote", "note"}:
        style = style_for.get_computed_styles()[how["parent"], None]
        if not _has(style, pseudo):
            return
    usual(style_for, element, **how)


def _has(style: Any, pseudo: str) -> bool:  # noqa: ANN401 -- as before
    if pseudo == "marker":
        return "list-item" in style["display"]
    if pseudo.startswith("footnote"):
        return bool(style["float"] == "footnote")
    return bool(style["position"][0] == "note()")
