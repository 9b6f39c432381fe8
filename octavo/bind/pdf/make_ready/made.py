"""Hold what Pango needs to know of a style, once for all styles by which text looks the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import TO_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

__all__ = ["Made", "Word", "made_for"]

#: What OpenType features follow from, in the order of `font_features`.
FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
)
#: And a font itself, its size apart.
FONT = ("font_family", "font_style", "font_stretch", "font_weight", "font_variation_settings", "direction")


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Hold how a word is drawn: what stands in the PDF, and for which letters its glyphs stand.

    `owed` is by how much it ends too far to the right, in thousandths of its size.
    """

    drawn: str
    owed: float
    glyphs: tuple[tuple[int, str], ...]


@dataclass(slots=True)
class Made:
    """Hold what all layouts of one look share, and the words drawn in it, by the script of their line.

    `font` is the key of the font of these words, `pango_font` the font itself, which lives as long as `line`;
    `size` is its size in CSS px, `widths` how wide its glyphs are then, in thousandths of it. `space` is the
    glyph of a space, as wide as `space_width` in Pango's units. None of this is known before a line is drawn.
    `measured` is the text of this look whose lines were last asked for; `texts` are those that were before,
    `lines` the lines that were set, `coming` those that were set and are yet to be drawn. `heights` are,
    by font, the height and the baseline of a line in it alone, in CSS px, and a layout that keeps the font
    alive; `joints` says by font and letters beside a line's end by how much of Pango's units it is wider than
    it was in its text. `short` is how short texts were last drawn. `plans` are the lines that were planned of
    passages that begin in this look, by all that they depend on.
    """

    context: Any
    language: Any
    description: Any
    features: bytes
    words: dict[str, dict[str, Word]] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    font: Any = None
    pango_font: Any = None
    line: Any = None
    size: float = 0.0
    space: int = 0
    space_width: int = 0
    measured: Any = None
    texts: dict[tuple[str, float], Any] = field(default_factory=dict)
    lines: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    coming: list[str] = field(default_factory=list)
    heights: dict[Any, tuple[float, float, Any]] = field(default_factory=dict)
    short: dict[str, Any] = field(default_factory=dict)
    joints: dict[tuple[Any, ...], int | None] = field(default_factory=dict)
    plans: dict[tuple[Any, ...], Any] = field(default_factory=dict)


def made_for(style: Any) -> Made:  # noqa: ANN401 -- WeasyPrint's
    """Give what is made for a style of WeasyPrint's, or for one that looks the same."""
    made: Made | None = getattr(style, "octavo_made", None)
    if made is None:
        fonts, look = style.font_config, _look(style)
        kept: dict[str, Made] | None = getattr(fonts, "octavo_made", None)
        if kept is None:
            kept = fonts.octavo_made = {}
        made = kept.get(look)
        if made is None:
            made = kept[look] = _make(style)
        style.octavo_made = made
    return made


def _look(style: Any) -> str:  # noqa: ANN401 -- WeasyPrint's
    told = [style[name] for name in (*FONT, *FEATURES)]
    return str((*told, int(style["font_size"] * TO_UNITS), _language(style)))


def _make(style: Any) -> Made:  # noqa: ANN401 -- WeasyPrint's
    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)  # noqa: FBT003 -- Pango's
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[style["direction"]])
    language = pango.pango_language_get_default()
    if name := _language(style):
        letters, kept = unicode_to_char_p(name)
        language = pango.pango_language_from_string(letters)
        pango.pango_context_set_language(context, language)
        del kept
    features = font_features(*(style[name] for name in FEATURES))
    told = ",".join(f"{name} {value}" for name, value in features.items()).encode()
    return Made(context, language, get_font_description(style), told)


def _language(style: Any) -> str:  # noqa: ANN401 -- WeasyPrint's
    """Give the language by whose rules letters are shaped (CSS Fonts 4, `font-language-override`)."""
    told = style["font_language_override"]
    name: str = style["lang"] or "" if told == "normal" else LST_TO_ISO.get(told.lower(), told)
    return name
