"""Say in the book's language what a thing is called: at its own place, and where it is referred to."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.source.referring.counting import Thing
from octavo.source.referring.keys import Kind
from octavo.syntax import Element
from octavo.words import words_in

__all__ = ["Wording"]

NBSP = "\u00a0"
#: How the words for several of a kind are called, where it is not by an s.
SEVERAL = {"appendix": "appendices"}


class Wording:
    """Know the words of one language."""

    def __init__(self, lang: str) -> None:
        """Take the words for a language tag (BCP 47)."""
        self._words = words_in(lang)

    def caption(self, thing: Thing) -> list[Element]:
        """Give the label before a caption: `Figure 3.`."""
        label = _capital(self._format("ref-" + _name(thing), thing.number))
        return inlines(self._words["caption-label"].format(label))

    def reference(self, thing: Thing | None, *, bare: bool = False, capital: bool = False) -> list[Element]:
        """Give what a reference to one thing says: its label, its number alone, or a section's title.

        None is what stands in the complete edition alone.
        """
        if thing is None:
            return inlines(_capital(self._words["ref-gone"]) if capital else self._words["ref-gone"])
        if not thing.number:
            return inlines(self._words["ref-title"].format(thing.title))
        words = thing.number if bare else self._format("ref-" + _name(thing), thing.number)
        return inlines(_capital(words) if capital else words)

    def row(self, things: Sequence[Thing], *, bare: bool, capital: bool) -> list[list[Element]]:
        """Give what references to several things say, each in turn: `Figures 3`, `4`, `5`."""
        if len(things) == 1 or bare or not _alike(things):
            return [self.reference(thing, bare=bare, capital=capital) for thing in things]
        before, _, behind = self._words["ref-" + _several(_name(things[0]))].partition("{}")
        written = [thing.number for thing in things]
        written[0], written[-1] = before.replace(" ", NBSP) + written[0], written[-1] + behind
        written[0] = _capital(written[0]) if capital else written[0]
        return [inlines(words) for words in written]

    def joined(self, row: Sequence[Sequence[Element]]) -> list[Element]:
        """Give several references as one row: `3, 4 and 5`."""
        between = self._words["ref-and"].split("{}")[1]
        made: list[Element] = []
        for place, words in enumerate(row):
            last = place == len(row) - 1
            made += spaced(between if last else ", ") if place else []
            made += words
        return made

    def names(self, thing: Thing) -> set[str]:
        """Give the words that name the kind of a thing, in small letters, those of English too."""
        keys = ("ref-" + _name(thing), "ref-" + _several(_name(thing)))
        both = (self._words, words_in("en"))
        return {words[key].replace("{}", "").strip().casefold() for words in both for key in keys}

    def _format(self, key: str, number: str) -> str:
        return self._words[key].replace(" {", NBSP + "{").replace("} ", "}" + NBSP).format(number)


def inlines(words: str) -> list[Element]:
    """Give words as pandoc reads them: broken at spaces, but for those that hold."""
    made: list[Element] = []
    for word in words.split(" "):
        made += [{"t": "Space"}, {"t": "Str", "c": word}] if word else [{"t": "Space"}]
    return made[1:]


def spaced(words: str) -> list[Element]:
    """Give words that may begin or end with a space."""
    row = [{"t": "Str", "c": words.strip()}] if words.strip() else []
    first = [{"t": "Space"}] if words.startswith(" ") else []
    last = [{"t": "Space"}] if words.endswith(" ") and row else []
    return [*first, *row, *last]


def _name(thing: Thing) -> str:
    return thing.rank if thing.kind in {Kind.SECTION, Kind.PAGE} else thing.kind.value


def _several(name: str) -> str:
    return SEVERAL.get(name, name + "s")


def _alike(things: Sequence[Thing]) -> bool:
    return len({_name(thing) for thing in things}) == 1 and all(thing.number for thing in things)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
