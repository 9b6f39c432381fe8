"""Draw a justified line from its words, each as it was drawn before.

In such a line Pango makes each space wider, and so shapes each word by itself: what it gives for a word is
the same in any line of that look and script. Lines with letters of several scripts or with marks that join
letters, and lines of which Pango makes more than words and spaces, are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS
from weasyprint.text.fonts import get_pango_font_key

from octavo.bind.pdf.make_ready.coded import digits_of
from octavo.bind.pdf.make_ready.glyphs import DIGITS, drawn_run, runs_of
from octavo.bind.pdf.make_ready.layouts import wake
from octavo.bind.pdf.make_ready.made import Made, Word, made_for

__all__ = ["drawn_line", "meet", "script_of"]

#: Signs that take the script of the letters beside them: none that breaks a line or joins letters.
SIGNS = "!-@\\[-`{-~¡-©«¬®-¹»-¿×÷‐–—‘-”„†‡•…‹›"
#: The letters of each script, and words of them and signs, with a space between each.
LETTERS = {"Latin": "A-Za-zªºÀ-ÖØ-öø-ɏ", "Greek": "Ά-ώἀ-ῼ", "Cyrillic": "Ѐ-ҁҊ-ԯ"}
LINES = {
    script: (re.compile(f"[{letters}]"), re.compile(f"[{letters}{SIGNS}]+(?: [{letters}{SIGNS}]+)+"))
    for script, letters in LETTERS.items()
}
#: More words of a look and script than this are not kept.
MOST = 40_000
#: So many words are shaped at once: Pango looks through the spaces of all for each of them.
AT_ONCE = 200


def script_of(textbox: Any) -> str | None:  # noqa: ANN401 -- WeasyPrint's
    """Give the script of a text box whose line is words drawn by themselves, or None."""
    style, text = textbox.style, textbox.pango_layout.text
    if style["letter_spacing"] != "normal" or not _wider(textbox):
        return None
    # Where lines run leftward, a sign at the end of one stands at its left.
    if style["direction"] != "ltr":
        return None
    for script, (letter, line) in LINES.items():
        if letter.search(text) and line.fullmatch(text):
            return script
    return None


def drawn_line(stream: Any, textbox: Any) -> tuple[Any, float, str] | None:  # noqa: ANN401 -- WeasyPrint's
    """Give a line's font, its size and what is drawn, or None where Pango has to be asked."""
    made = made_for(textbox.style)
    font = stream._fonts.get(made.font)  # noqa: SLF001 -- there is no other way to it
    if font is None or font.widths.get(made.space) != made.widths[made.space]:
        return None
    script = script_of(textbox)
    known = _known(textbox, made, script, digits_of(font)) if script else None
    if known is None or not _told(font, made, known):
        return None
    owed = sum(word.owed for word in known) / (len(known) - 1)
    space = digits_of(font)[made.space] + _behind(made, _wider(textbox), owed)
    return font, made.size, space.join([word.drawn for word in known])


def meet(textbox: Any, line: Any) -> None:  # noqa: ANN401 -- WeasyPrint's and Pango's
    """Know the font and the space of a look, from a line of Pango's that has one font."""
    made, wider, text = made_for(textbox.style), _wider(textbox), textbox.pango_layout.text.encode()
    space = next((item for item in runs_of(line) if _piece(item, text) == " "), None)
    if made.font is not None or space is None:
        return
    pango_font = space.item.analysis.font
    key, _, size = get_pango_font_key(pango_font)
    letters: dict[int, str] = {}
    drawn_run(space, text, size, made.widths, letters, DIGITS)
    shape = space.glyphs.glyphs[0].geometry
    if len(letters) == 1:
        made.font, made.size, (made.space,) = key, size, letters
        made.space_width = shape.width - wider
        made.pango_font, made.line = pango_font, textbox.pango_layout.layout


def _known(textbox: Any, made: Made, script: str, digits: Sequence[str]) -> list[Word] | None:  # noqa: ANN401 -- WeasyPrint's
    """Give the words of a line, learnt where they were not known; None where one is not simple."""
    words, wanted = made.words.setdefault(script, {}), textbox.pango_layout.text.split(" ")
    unknown = [word for word in wanted if word not in words]
    if unknown:
        # Signs and figures take their script from letters beside them, and each line has some.
        lead = next(filter(LINES[script][0].search, wanted))
        if len(words) > MOST:
            words.clear()
            unknown = wanted
        _learn(textbox, made, words, [lead, *unknown, *_coming(made, script, words)], digits)
    known = [words[word] for word in wanted]
    return known if all(word.glyphs for word in known) else None


def _coming(made: Made, script: str, words: Container[str]) -> Iterator[str]:
    """Give words of lines that are yet to be drawn: Pango is asked for many at once."""
    while made.coming:
        line = made.coming.pop()
        if LINES[script][1].fullmatch(line):
            yield from (word for word in line.split(" ") if word not in words)


def _learn(
    textbox: Any,  # noqa: ANN401 -- WeasyPrint's
    made: Made,
    words: dict[str, Word],
    unknown: Iterable[str],
    digits: Sequence[str],
) -> None:
    """Have Pango shape some words; one that it does not draw as one run stays without glyphs.

    The first leads all of them, since it has a letter.
    """
    layout = textbox.pango_layout
    whole, (lead, *others) = layout.text, dict.fromkeys(unknown)
    for at in range(0, max(len(others), 1), AT_ONCE):
        asked = [lead, *others[at : at + AT_ONCE]]
        words |= dict.fromkeys(asked, Word("", 0.0, ()))
        layout.text = " ".join(asked)
        wake(layout, textbox.style)
        line, _ = layout.get_first_line()
        letters = layout.text.encode()
        for item in runs_of(line):
            piece = _piece(item, letters)
            glyphs: dict[int, str] = {}
            if piece in words and _ours(item, made) and not item.item.analysis.level % 2:
                drawn = drawn_run(item, letters, made.size, made.widths, glyphs, digits)
                if drawn:
                    words[piece] = Word(*drawn, tuple(glyphs.items()))
    layout.text = whole


def _piece(item: Any, text: bytes) -> str:  # noqa: ANN401 -- Pango's
    start = item.item.offset
    return text[start : start + item.item.length].decode()


def _ours(item: Any, made: Made) -> bool:  # noqa: ANN401 -- Pango's
    font = item.item.analysis.font
    return bool(font == made.pango_font or get_pango_font_key(font)[0] == made.font)


def _wider(textbox: Any) -> int:  # noqa: ANN401 -- WeasyPrint's
    """Give by how much each space of a line is wider than the font's, in Pango's units."""
    spacing = textbox.style["word_spacing"] + textbox.pango_layout.justification_spacing
    return int(spacing * TO_UNITS)


def _told(font: Any, made: Made, words: Iterable[Word]) -> bool:  # noqa: ANN401 -- WeasyPrint's
    """Tell a PDF's font of the glyphs of words; say whether it measures them as the words do."""
    told = font.__dict__.setdefault("octavo_told", set())
    for word in [word for word in words if word not in told]:
        for glyph, letters in word.glyphs:
            if glyph not in font.to_unicode:
                font.to_unicode[glyph] = letters
            # It was measured at the size at which it came first, and so may be a hair wider.
            if font.widths.setdefault(glyph, made.widths[glyph]) != made.widths[glyph]:
                return False
        told.add(word)
    return True


def _behind(made: Made, wider: int, owed: float) -> str:
    """Give the distance behind a space between two words: it is wider, and shorter by what the words owe."""
    width = (made.space_width + wider) * 1000 * FROM_UNITS / made.size
    distance = round(made.widths[made.space] - width + owed, 1)
    return f">{distance:g}<" if distance else ""
