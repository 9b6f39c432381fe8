"""End a line where a text that was measured once says: WeasyPrint has Pango set it three or four times.

Pango is asked for the line alone, as it is then set. Where it could be otherwise by a hair, or where a text
is out of the ordinary, all is left to WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache, wraps
from math import inf
from typing import Any

from weasyprint.layout import inline
from weasyprint.layout.percent import percentage
from weasyprint.text import line_break
from weasyprint.text.ffi import TO_UNITS

from octavo.bind.pdf.make_ready.cutout import Cutout, Wish, set_line
from octavo.bind.pdf.make_ready.made import made_for
from octavo.bind.pdf.make_ready.measure import ODD, Measured, measured

__all__ = ["parts_of", "split_first_line"]

#: What `split_first_line` gives: a layout, its length, where to go on, its width, height and baseline.
Line = tuple[Any, int, int | None, float, float, float]
#: By less than this, in CSS px, no word is said to fit or not; and no line is wider than it was measured.
HAIR = 0.3
#: How many letters WeasyPrint looks at in a line: so many for each that is as wide as it is high.
SEEN = 4
#: A line has never fewer letters than this for each.
FEWEST = 1.5
#: A word's part and its hyphen that are too wide by so much of the size do not fit, whatever is joined there.
JOINED = 0.6

usual = inline.split_first_line


@wraps(usual)
def split_first_line(  # noqa: PLR0913, PLR0917 -- WeasyPrint's
    text: str,
    style: Any,  # noqa: ANN401 -- WeasyPrint's
    context: Any,  # noqa: ANN401 -- WeasyPrint's
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,  # noqa: FBT001, FBT002 -- WeasyPrint's
    minimum: bool = False,  # noqa: FBT001, FBT002 -- WeasyPrint's
) -> Line:
    """Give the first line of a text, as much as fits into the width."""
    line = None
    if max_width is not None and _ordinary(style, max_width):
        wish = Wish(text, style, context, max_width, justification_spacing)
        line = _split(wish) if len(text) * style["font_size"] > max_width * FEWEST else _fitting(wish)
        line = line or _but_for_its_space(wish)
    if line is None:
        line = usual(text, style, context, max_width, justification_spacing, is_line_start, minimum)
    return line


def _ordinary(style: Any, max_width: float) -> bool:  # noqa: ANN401 -- WeasyPrint's
    """Say whether a line is one of many letters, without anything between them."""
    return bool(
        style["font_size"] * SEEN <= max_width < inf
        and style["white_space"] == "normal"
        and style["letter_spacing"] == "normal"
    )


def _fitting(wish: Wish) -> Line | None:
    """Give a text as one line, or None where it is not sure that it fits."""
    if not ODD.isdisjoint(wish.text):
        return None
    layout, length, *measures = set_line(wish, wish.text, _rest(wish))
    return (layout, length, None, *measures) if measures[0] < wish.max_width - HAIR else None


def _but_for_its_space(wish: Wish) -> Line | None:
    """Give a text as one line that fits but for the space at its end: WeasyPrint 70 ends it after a word."""
    text = wish.text.rstrip(" ")
    if not text or text == wish.text or not ODD.isdisjoint(text):
        return None
    known = measured(wish.text, wish.style)
    if not known.places:
        return None
    start, end = len(known.text) - len(wish.text), len(known.text)
    trimmed, whole = (known.width(start, known.places[at]) for at in (start + len(text), end))
    if not trimmed <= wish.max_width < whole:
        return None
    layout, length, *measures = set_line(wish, wish.text, Cutout(known, start, end))
    return layout, length, None, *measures


def _rest(wish: Wish) -> Cutout | None:
    """Give what is to be set as the rest of the text whose lines were last asked for, if it is that."""
    known: Measured | None = made_for(wish.style).measured
    if (
        known is None
        or known.word_spacing != wish.style["word_spacing"]
        or not known.text.endswith(wish.text)
    ):
        return None
    return Cutout(known, len(known.text) - len(wish.text), len(known.text))


def _split(wish: Wish) -> Line | None:
    """Give a line, or None where WeasyPrint has to find it."""
    known = measured(wish.text, wish.style)
    start = len(known.text) - len(wish.text)
    number = known.line(start, int(wish.max_width * TO_UNITS))
    if number < 0 or number + 1 == len(known.breaks) or known.breaks[number] <= start:
        return None
    width, more = (known.width(start, known.ends[place]) for place in (number, number + 1))
    seen = int(wish.max_width / wish.style["font_size"] * SEEN)
    far = known.breaks[number + 1] - start >= seen
    if far or not width < wish.max_width - HAIR < wish.max_width + HAIR < more:
        return None
    return _ended(wish, known, start, number)


def _ended(wish: Wish, known: Measured, start: int, number: int) -> Line | None:
    """Give a line that ends at a break or in the word behind it; None where it is in doubt which."""
    after, following = (known.breaks[place] - start for place in (number, number + 1))
    width = known.width(start, known.ends[number])
    # What WeasyPrint takes for the next word lacks its last letter: a space, or a hyphen.
    word = wish.text[after : following - 1]
    zone = percentage(wish.style["hyphenate_limit_zone"], wish.style, wish.max_width)
    space = wish.max_width - width
    if not word.rstrip(" ") or wish.style["hyphens"] != "auto" or space < zone - HAIR:
        return _whole(wish, known, start, after, width)
    parts = parts_of(word, wish.style["lang"], wish.style["hyphenate_limit_chars"])
    if space < zone + HAIR or not all(wish.text.startswith(part, after) for part in parts):
        return None
    reach = {part: known.width(start, known.places[start + after + len(part)]) for part in parts}
    near = [part for part in parts if reach[part] < wish.max_width + wish.style["font_size"] * JOINED]
    return _hyphenated(wish, known, start, after, near) or _whole(wish, known, start, after, width)


@lru_cache(maxsize=50_000)
def parts_of(following: str, name: str | None, limits: tuple[int, int, int]) -> tuple[str, ...]:
    """Give the ways to part what comes next by a hyphen, what stands before it, the longest first.

    By the dictionary of a language. The limits are how many letters a word has at least that is parted, and
    how many stand at least before and behind the hyphen (CSS Text 4, `hyphenate-limit-chars`).
    """
    lang = name and line_break.pyphen.language_fallback(name)
    total, left, right = limits
    begin = 0
    while lang and (found := _first_word(following[begin:], lang)):
        word = following[begin:][slice(*found)]
        if len(word) >= total:
            before = following[: begin + found[0]]
            return tuple(before + part for part, _ in _dictionary(lang, left, right).iterate(word))
        begin += found[1]
    return ()


@cache
def _dictionary(lang: str, left: int, right: int) -> Any:  # noqa: ANN401 -- Pyphen's
    return line_break.pyphen.Pyphen(lang=lang, left=left, right=right)


@lru_cache(maxsize=20_000)
def _first_word(text: str, lang: str) -> tuple[int, int] | None:
    if text.isascii() and text.isalpha() and len(text) > 1:
        return 0, len(text)
    found: tuple[int, int] | None = line_break.get_next_word_boundaries(text, lang)
    return found


def _hyphenated(wish: Wish, known: Measured, start: int, after: int, parts: Iterable[str]) -> Line | None:
    """Give a line with the first of some parts of a word that fits, and a hyphen."""
    hyphen = wish.style["hyphenate_character"]
    for part in parts:
        text = wish.text[:after] + part
        layout, length, width, *heights = set_line(
            wish, text + hyphen, Cutout(known, start, start + len(text))
        )
        # Pango knows no more of the width than this.
        if width * TO_UNITS <= int(wish.max_width * TO_UNITS):
            return layout, length - len(hyphen.encode()), len(text.encode()), width, *heights
    return None


def _whole(wish: Wish, known: Measured, start: int, after: int, width: float) -> Line | None:
    """Give a line that ends before a letter; None where it is not as wide as it was measured."""
    text = wish.text[:after]
    shown = text.rstrip(" ")
    layout, length, found, *heights = set_line(wish, shown, Cutout(known, start, start + len(shown)))
    return (layout, length, len(text.encode()), found, *heights) if abs(found - width) <= HAIR else None
