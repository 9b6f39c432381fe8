"""Set up a line's layout from what was made for its style before, and know how high the style's lines are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.constants import LST_TO_ISO
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

__all__ = ["setup", "strut"]

usual = line_break.Layout.setup
usual_strut = line_break.strut


@dataclass(frozen=True, slots=True)
class _Made:
    """Hold what all layouts of one style share."""

    context: Any
    language: Any
    description: Any
    features: bytes


@wraps(usual)
def setup(layout: Any, style: Any) -> None:  # noqa: ANN401 -- WeasyPrint's
    """Give a layout what Pango needs to know of the style of its text."""
    if style["text_decoration_line"] != "none":
        usual(layout, style)
        return
    made: _Made | None = getattr(style, "octavo_made", None)
    if made is None:
        made = style.octavo_made = _make(style)
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


@wraps(usual_strut)
def strut(style: Any) -> tuple[float, float]:  # noqa: ANN401 -- WeasyPrint's
    """Give the height of a style's lines and where their letters stand in it, in CSS px."""
    known: tuple[float, float] | None = getattr(style, "octavo_strut", None)
    if known is None:
        known = style.octavo_strut = usual_strut(style)
    return known


def _make(style: Any) -> _Made:  # noqa: ANN401 -- WeasyPrint's
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)  # noqa: FBT003 -- Pango's
    pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
    language = pango.pango_language_get_default()
    if name := _language(style):
        letters, kept = unicode_to_char_p(name)
        language = pango.pango_language_from_string(letters)
        pango.pango_context_set_language(context, language)
        del kept
    features = font_features(
        style["font_kerning"],
        style["font_variant_ligatures"],
        style["font_variant_position"],
        style["font_variant_caps"],
        style["font_variant_numeric"],
        style["font_variant_alternates"],
        style["font_variant_east_asian"],
        style["font_feature_settings"],
    )
    told = ",".join(f"{name} {value}" for name, value in features.items()).encode()
    return _Made(context, language, get_font_description(style), told)


def _language(style: Any) -> str:  # noqa: ANN401 -- WeasyPrint's
    """Give the language by whose rules letters are shaped (CSS Fonts 4, `font-language-override`)."""
    told = style["font_language_override"]
    name: str = style["lang"] or "" if told == "normal" else LST_TO_ISO.get(told.lower(), told)
    return name
