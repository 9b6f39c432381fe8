"""Set a line: by Pango, or as it is in the text that it is cut out of, where that was measured.

There a line is as wide as it is alone, but for the letters at its ends: a space or a hyphen stands closer to
some letters than to others, and letters that are joined come apart. What that comes to, these letters say by
themselves, so that no line depends on those that were set before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from weasyprint.text import line_break
from weasyprint.text.ffi import FROM_UNITS, pango

from octavo.bind.pdf.make_ready.made import Made, made_for
from octavo.bind.pdf.make_ready.measure import Measured, measure

__all__ = ["Cutout", "Wish", "hyphen_at", "set_line"]

#: More lines of a look than this are not kept: two long chapters have so many.
MOST = 4_000
#: Letters on each side of a line's end on which its width may depend: three may be joined.
AROUND = 2

#: How a line is set: its layout, length in bytes, width, height and baseline.
Set = tuple[Any, int, float, float, float]


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold what is asked for: a line of a text with a style, not wider than so many CSS px."""

    text: str
    style: Any
    context: Any
    max_width: float
    justification_spacing: float


@dataclass(frozen=True, slots=True)
class Cutout:
    """Hold from which to which letter of a measured text a line goes; it may have a hyphen behind them."""

    known: Measured
    start: int
    end: int


def set_line(wish: Wish, text: str, cutout: Cutout | None = None) -> Set:
    """Set a line, which may be cut out of a text."""
    made = made_for(wish.style)
    if len(made.coming) < MOST:
        made.coming.append(text)
    if cutout and _is_plain(wish.style, cutout.known):
        width = _width(wish.style, text, cutout)
        if width is not None:
            height, baseline, _ = made.heights[cutout.known.font]
            return _asleep(wish, text), len(text.encode()), width * FROM_UNITS, height, baseline
    return _asked(wish, made, text)


def _is_plain(style: Any, known: Measured) -> bool:  # noqa: ANN401 -- WeasyPrint's
    """Say whether a text is all of one font, runs rightward, and has no lines drawn along it."""
    rightward = style["direction"] == "ltr"
    return rightward and known.font is not None and style["text_decoration_line"] == "none"


def _width(style: Any, text: str, cutout: Cutout) -> int | None:  # noqa: ANN401 -- WeasyPrint's
    """Give how wide a line is, in Pango's units; None where it is not sure."""
    known, start, end = cutout.known, cutout.start, cutout.end
    head = _joint(known.font, style, _beside(known.text, start), None)
    tail = _joint(known.font, style, _beside(known.text, end), text[end - start :])
    return None if head is None or tail is None else known.places[end] - known.places[start] + head + tail


def hyphen_at(known: Measured, letter: int, style: Any) -> int | None:  # noqa: ANN401 -- WeasyPrint's
    """Give how much wider a line is for its hyphen, in Pango's units; None where it is not sure."""
    return _joint(known.font, style, _beside(known.text, letter), style["hyphenate_character"])


def _beside(text: str, at: int) -> tuple[str, str]:
    """Give the letters before and behind a place in a text, none where it has no other there, or a space."""
    if not 0 < at < len(text) or text[at - 1] == " ":
        return "", ""
    return text[max(at - AROUND, 0) : at], " " if text[at] == " " else text[at : at + AROUND]


def _joint(font: Any, style: Any, beside: tuple[str, str], hyphen: str | None) -> int | None:  # noqa: ANN401 -- WeasyPrint's
    """Give by how much a line is wider that begins or ends between two letters; None where it is not sure.

    One that ends there may have a hyphen; for one that begins there, that is None.
    """
    if beside == ("", "") and not hyphen:
        return 0
    joints, key = made_for(style).joints, (font, *beside, hyphen)
    if key not in joints:
        before, behind = beside
        alone = measure(behind if hyphen is None else before + hyphen, style)
        within = measure(before + behind, style)
        more = None
        if alone.font == within.font == font:
            begin, end = (len(before), -1) if hyphen is None else (0, len(before))
            more = alone.places[-1] - (within.places[end] - within.places[begin])
        joints[key] = more
    return joints[key]


def _asleep(wish: Wish, text: str) -> Any:  # noqa: ANN401 -- WeasyPrint's
    """Give a layout as WeasyPrint leaves it when its line is set."""
    layout = object.__new__(line_break.Layout)
    layout.text, layout.first_line_direction = text, 0
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    layout.justification_spacing, layout.max_width = wish.justification_spacing, wish.max_width
    return layout


def _asked(wish: Wish, made: Made, text: str) -> Set:
    """Ask Pango for a line, unless it was set before.

    A line is set again for the other edition, or where its page or its columns are broken anew.
    """
    style, kept = wish.style, made.lines
    key = (text, style["word_spacing"], style["overflow_wrap"], frozenset(style["text_decoration_line"]))
    if key not in kept:
        if len(kept) > MOST:
            kept.clear()
        layout = line_break.Layout(style)
        layout.set_text(text)
        line, _ = layout.get_first_line()
        width, height = line_break.line_size(line, style)
        baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
        kept[key] = (layout, line.length, width, height, baseline)
        layout.deactivate()
    layout, *measures = kept[key]
    again = object.__new__(line_break.Layout)
    again.__dict__.update(layout.__dict__)
    again.justification_spacing, again.max_width = wish.justification_spacing, wish.max_width
    return again, *measures
