"""Say where the lines of a passage may end: between words, and, if it is wished, within them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from weasyprint.text.ffi import FROM_UNITS

from octavo.bind.pdf.composing.optimum import End, Ends
from octavo.bind.pdf.composing.passage import Passage, Setting
from octavo.bind.pdf.make_ready.breaks import parts_of
from octavo.bind.pdf.make_ready.cutout import hyphen_at
from octavo.bind.pdf.make_ready.measure import measure

__all__ = ["Places", "places_of", "reach"]

#: Hyphens that stand in the text (Unicode, chapter 6.2).
HYPHENS = "-‐"
#: What an end between two texts comes from: all of the first stands before it, its last space, too.
JOINT = object()


def reach(end: End) -> float:
    """Give how far a line has to reach that is to end somewhere, in CSS px from where the text begins."""
    origin = end.origin
    if origin is JOINT:
        return end.begin
    if isinstance(origin, Setting):
        hyphen = hyphen_at(origin.known, end.letter - origin.first, origin.style)
        return end.end if hyphen is None else end.begin + hyphen * FROM_UNITS
    return end.end


@dataclass(frozen=True, slots=True)
class Places:
    """Hold where lines may end between the words of a passage.

    Each has a number: `firsts` are those of the first in each text. `reaches` says how far the last letter
    before each is from the beginning, in CSS px, `spaces` after how many spaces, and `letters` with which
    letter of the paragraph the next line begins.
    """

    settings: Sequence[Setting]
    firsts: Sequence[int]
    reaches: Sequence[float]
    spaces: Sequence[int]
    letters: Sequence[int]

    def ends(self, *, parted: bool) -> Ends:
        """Give where lines may end; words are `parted`, too, or not."""
        last = self.settings[-1].trimmed
        parts = self._parts if parted else None
        return Ends(self.reaches, self.spaces, self.letters, last, self._at, parts)

    def _at(self, number: int) -> End:
        """Give an end, by its number."""
        at = self._text(number)
        setting, place = self.settings[at], number - self.firsts[at]
        breaks, end, spaces = setting.breaks, self.reaches[number], self.spaces[number]
        if place == len(breaks):
            return _joint(setting, self.settings[at + 1])
        letter = breaks[place]
        begin = setting.left + setting.known.places[letter] * FROM_UNITS
        before = setting.known.text[letter - 1]
        return End(end, spaces, begin, setting.first + letter, spaces + (before == " "), before in HYPHENS)

    def _parts(self, number: int) -> Iterator[End]:
        """Give the ends within the words between an end and the one before it, in order: mostly one word.

        A word that goes on in another text is parted as if it were two, as the typesetter does.
        """
        at, place = self._text(number), 0
        until = number - self.firsts[at]
        begun = self._text(number - 1) if number else 0
        if number:
            place = number - self.firsts[begun]
            if place > len(self.settings[begun].breaks):
                begun, place = begun + 1, 0
        for text in range(begun, at + 1):
            last = until if text == at else len(self.settings[text].breaks)
            for word in range(place if text == begun else 0, last + 1):
                yield from self._in_word(text, word)

    def _in_word(self, text: int, word: int) -> Iterator[End]:
        """Give the ends within a word of a text, the first one first; both are told by their numbers."""
        setting = self.settings[text]
        known, style, breaks = setting.known, setting.style, setting.breaks
        if style["hyphens"] != "auto" or style["white_space"] != "normal" or known.font is None:
            return
        begun, spaces = 0, setting.spaces
        if word:
            begun = breaks[word - 1]
            spaces = self.spaces[self.firsts[text] + word - 1] + (known.text[begun - 1] == " ")
        whole = known.text[begun : breaks[word] - 1 if word < len(breaks) else None]
        for part in reversed(parts_of(whole, style["lang"], style["hyphenate_limit_chars"])):
            # Some languages write a parted word otherwise: that is left to the typesetter.
            if whole.startswith(part):
                letter = begun + len(part)
                begin = setting.left + known.places[letter] * FROM_UNITS
                end = begin + _hyphen(style)
                yield End(end, spaces, begin, setting.first + letter, spaces, hyphen=True, origin=setting)

    def _text(self, number: int) -> int:
        """Give the number of the text in which an end stands, or which it follows."""
        return bisect_right(self.firsts, number) - 1


def places_of(passage: Passage) -> Places:
    """Give where lines may end in a passage without a hyphen that is not in the text."""
    firsts: list[int] = []
    reaches: list[float] = []
    spaces: list[int] = []
    letters: list[int] = []
    for before, setting in zip((None, *passage.settings), passage.settings, strict=False):
        if before and setting.joint:
            joint = _joint(before, setting)
            reaches.append(joint.end)
            spaces.append(joint.spaces)
            letters.append(joint.letter)
        firsts.append(len(reaches))
        if setting.breaks:
            reaches.extend([setting.left + end * FROM_UNITS for end in setting.known.ends])
            spaces.extend(_spaces(setting))
            letters.extend([setting.first + letter for letter in setting.breaks])
    return Places(passage.settings, firsts, reaches, spaces, letters)


def _joint(before: Setting, setting: Setting) -> End:
    """Give the end between two texts."""
    last = before.known.text[-1]
    spaces = setting.spaces - (last == " ")
    edge, first = setting.edge, setting.first
    return End(before.trimmed, spaces, edge, first, setting.spaces, last in HYPHENS, JOINT)


def _spaces(setting: Setting) -> list[int]:
    """Give how many spaces stand before each end of a text, that at which the line ends not counted."""
    text = setting.known.text
    before = list(accumulate(map(" ".__eq__, text.replace("\u00a0", " ")), initial=setting.spaces))
    return [before[letter - (text[letter - 1] == " ")] for letter in setting.breaks]


def _hyphen(style: Any) -> float:  # noqa: ANN401 -- WeasyPrint's
    """Give how wide a hyphen is that stands alone, in CSS px: near enough to choose by."""
    known: float | None = getattr(style, "octavo_hyphen", None)
    if known is None:
        places = measure(style["hyphenate_character"], style).places
        known = style.octavo_hyphen = places[-1] * FROM_UNITS if places else 0.0
    return known
