"""Draw a line from words that were drawn before, or else with one reading of its glyphs."""

from __future__ import annotations

from functools import wraps
from typing import Any

from weasyprint.draw import text
from weasyprint.text.ffi import pango

from octavo.bind.pdf.make_ready.coded import Coded, digits_of
from octavo.bind.pdf.make_ready.glyphs import bracketed, drawn_run, runs_of
from octavo.bind.pdf.make_ready.layouts import wake
from octavo.bind.pdf.make_ready.made import made_for
from octavo.bind.pdf.make_ready.words import drawn_line, meet, script_of

__all__ = ["draw_first_line"]

usual = text.draw_first_line

#: Letters of a text that is kept as it was drawn.
SHORT = 3
#: What is shown of a line: a font, its size and glyphs.
Shown = tuple[Any, float, str]


@wraps(usual)
def draw_first_line(stream: Any, textbox: Any, overflow: str, ellipsis: Any, matrix: Any) -> Any:  # noqa: ANN401 -- WeasyPrint's
    """Draw the line of a text box, and give the pictures in it: none, or WeasyPrint draws it."""
    simple = overflow != "ellipsis" and ellipsis == "none" and textbox.text.strip()
    known = (drawn_line(stream, textbox) or _again(stream, textbox)) if simple else None
    shown = [known] if known else None
    if shown is None:
        wake(textbox.pango_layout, textbox.style)
        shown = _asked(stream, textbox) if simple else None
        if shown and len(shown) == 1 and _is_short(textbox):
            made_for(textbox.style).short[textbox.pango_layout.text] = shown[0]
    if shown is None:
        return usual(Coded(stream), textbox, overflow, ellipsis, matrix)
    stream.set_text_matrix(*matrix.values)
    for font, size, string in shown:
        stream.set_font_size(font.hash, size)
        stream.show_text(bracketed(string))
    return []


def _is_short(textbox: Any) -> bool:  # noqa: ANN401 -- WeasyPrint's
    """Say whether a text is one of those that come again and again: dots that lead to a number, numbers."""
    layout, style = textbox.pango_layout, textbox.style
    spacing = style["word_spacing"] + layout.justification_spacing
    return len(layout.text) <= SHORT and not spacing and style["letter_spacing"] == "normal"


def _again(stream: Any, textbox: Any) -> Shown | None:  # noqa: ANN401 -- WeasyPrint's
    """Give how a short text was drawn in this document, or None."""
    if not _is_short(textbox):
        return None
    shown: Shown | None = made_for(textbox.style).short.get(textbox.pango_layout.text)
    return shown if shown and shown[0] in stream._fonts.values() else None  # noqa: SLF001 -- as in words.py


def _asked(stream: Any, textbox: Any) -> list[Shown] | None:  # noqa: ANN401 -- WeasyPrint's
    """Give what is shown of a line, as Pango says; None for what is out of the ordinary."""
    layout = textbox.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003 -- Pango's
    line, _ = layout.get_first_line()
    shown: list[Shown] = []
    letters = layout.text.encode()
    before: Any = None
    font: Any = None
    size = owed = 0.0
    for item in runs_of(line):
        if item.item.analysis.font != before:
            before = item.item.analysis.font
            font, size = stream.add_font(before)
        if font.bitmap or font.png or font.svg or font.colr or not size:
            return None
        owed = owed if shown and shown[-1][0] is font else 0.0
        drawn = drawn_run(item, letters, size, font.widths, font.to_unicode, digits_of(font), owed)
        if drawn is None:
            return None
        string, owed = drawn
        if shown and shown[-1][0] is font:
            shown[-1] = (font, size, shown[-1][2] + string)
        else:
            shown.append((font, size, string))
    if len(shown) == 1 and script_of(textbox):
        meet(textbox, line)
        # The first line of a look is drawn from words as any other, whichever it is.
        drawn_so = drawn_line(stream, textbox)
        return [drawn_so] if drawn_so else shown
    return shown
