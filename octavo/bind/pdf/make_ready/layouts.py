"""Set up a line's layout from what was made for its look before, and know how high the style's lines are."""

from __future__ import annotations

from functools import wraps
from typing import Any

from weasyprint.layout.percent import percentage
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango

from octavo.bind.pdf.make_ready.made import made_for

__all__ = ["reactivate", "setup", "strut", "wake"]

usual = line_break.Layout.setup
usual_strut = line_break.strut
#: What leaves it to the font how thick a line along words is.
FONTS = {"auto", "from-font"}
wake = line_break.Layout.reactivate


@wraps(usual)
def setup(layout: Any, style: Any) -> None:  # noqa: ANN401 -- WeasyPrint's
    """Give a layout what Pango needs to know of the style of its text."""
    if style["text_decoration_line"] != "none":
        usual(layout, style)
        thickness = style["text_decoration_thickness"]
        # WeasyPrint 70 draws a line through words as thick as their font has it, whatever the style says.
        if thickness not in FONTS:
            layout.strikethrough_thickness = percentage(thickness, style, style["font_size"])
        return
    made = made_for(style)
    layout.style = style
    layout.first_line_direction = 0
    layout.language = made.language
    layout.layout = ffi.gc(pango.pango_layout_new(made.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)  # noqa: FBT003 -- Pango's
    pango.pango_layout_set_font_description(layout.layout, made.description)
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    if made.features:
        kept = style.font_config.font_features
        if made.features not in kept:
            kept[made.features] = pango.pango_attr_font_features_new(made.features)
        attributes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(attributes, kept[made.features])
        pango.pango_layout_set_attributes(layout.layout, attributes)


@wraps(wake)
def reactivate(layout: Any, style: Any) -> None:  # noqa: ANN401 -- WeasyPrint's
    """Let a layout sleep on when its line is about to be drawn: who draws it wakes it, if need be."""
    layout.style = style
    layout.layout = layout.language = None


@wraps(usual_strut)
def strut(style: Any) -> tuple[float, float]:  # noqa: ANN401 -- WeasyPrint's
    """Give the height of a style's lines and where their letters stand in it, in CSS px."""
    known: tuple[float, float] | None = getattr(style, "octavo_strut", None)
    if known is None:
        known = style.octavo_strut = usual_strut(style)
    return known
