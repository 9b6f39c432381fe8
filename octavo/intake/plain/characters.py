"""Set spaces, quotation marks, apostrophes, dashes and ellipses right, as the text's language has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from octavo.intake.plain.languages import Language
from octavo.intake.plain.quotes import QuoteHabit, quote_habit, with_quotes

__all__ = ["Hand", "corrected", "hand_of"]

#: White space within a line. What keeps words together, and East Asia's wide space, stay where alone.
SPACES = re.compile("[ \t\u00a0\u2000-\u200b\u202f\u205f\u3000]+")
KEPT = "\u00a0\u202f\u3000"
#: Dashes between words, with the spaces around them; an en dash without spaces joins, and is left.
DASH = re.compile(r"(?<=[^\s—–-])(?: ?-{2,3} ?| - | [—–] ?| ?[—–] |—)(?=[^\s—–-])")
SPACED = re.compile(r"(?<=[^\s—–-])(?: [—–] |—)(?=[^\s—–-])")
#: A hyphen that hangs at the next word stands for a dash, where none hangs at one before ("in- and outside").
HANGING = re.compile(r"(?<=\w) -(?=[^\W\d_])")
HUNG = re.compile(r"\w- ")
LONG = re.compile(r"(?<!-)-{2,3}(?!-)")
DOTS = re.compile(r"(?<!\.)(?:\.{3}|\. \. \.)(?!\.)")
#: So many dashes of one shape are the writer's own.
OWN = 5


@dataclass(frozen=True, slots=True)
class Hand:
    """Hold how a text's characters are set right: the language, its dash, its quotation marks."""

    language: Language
    dash: str
    quotes: QuoteHabit

    def settings(self, told: Mapping[str, object]) -> dict[str, object]:
        """Give the words that a title page told for settings, set right as all words are."""
        return {name: self._right(value) for name, value in told.items()}

    def _right(self, value: object) -> object:
        if isinstance(value, list):
            return [self._right(each) for each in value]
        return corrected(value, self) if isinstance(value, str) else value


def hand_of(texts: Iterable[str], language: Language) -> Hand:
    """Learn from a text what is its writer's own: the dash used most, which quotation marks are outside."""
    whole = "\n".join(texts)
    used = Counter(SPACED.findall(whole)).most_common(1)
    dash = used[0][0] if used and used[0][1] >= OWN else language.dash
    return Hand(language, dash, quote_habit(whole, language))


def corrected(text: str, hand: Hand) -> str:
    """Set the characters of one paragraph right; its letters stay."""
    spaced = SPACES.sub(lambda match: match[0] if match[0] in KEPT else " ", text).strip()
    if not hand.language.quotes:
        return spaced
    if not HUNG.search(spaced):
        spaced = HANGING.sub(hand.dash, spaced)
    dashed = LONG.sub("—", DASH.sub(lambda match: _dash(match, hand), spaced))
    quoted = with_quotes(DOTS.sub("…", dashed), hand.language, hand.quotes)
    return _high(quoted, hand.language)


def _dash(match: re.Match[str], hand: Hand) -> str:
    """Give the dash of the text; before a mark that ends a quotation, one without spaces."""
    ended = match.string[match.end()] in "\"'”’»)" and not match[0].endswith(" ")
    return hand.dash.strip() if ended else hand.dash


def _high(text: str, language: Language) -> str:
    """Put the no-break spaces that a language wants before its high signs and inside its quotation marks."""
    if language.high:
        text = re.sub(rf"(?<=\S)[ \u00a0\u202f]([{re.escape(language.high)}])", "\u00a0\\1", text)
        text = re.sub(rf"(?<=[^\W\d_])(?=[;!?]|:\s)(?![^{re.escape(language.high)}])", "\u00a0", text)
    if language.inside:
        opening, closing = language.quotes[0], language.quotes[1]
        text = re.sub(rf"{opening}[ \u00a0\u202f]?(?=\S)", opening + language.inside, text)
        text = re.sub(rf"(?<=\S)[ \u00a0\u202f]?{closing}", language.inside + closing, text)
    return text
