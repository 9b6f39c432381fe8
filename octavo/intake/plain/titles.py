"""Decide what a text is called: as the author says, as it says itself, or as its file is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from octavo.intake.draft import Guess

__all__ = ["Titled", "title_given", "title_of"]


@dataclass(frozen=True, slots=True)
class Titled:
    """Hold the title, the one that the text tells by itself, if any, and what was guessed."""

    words: str
    found: str | None = None
    guesses: tuple[Guess, ...] = ()

    @property
    def told(self) -> str:
        """Give the title that goes into settings: the text's own, which the author's will cover."""
        return self.found or self.words


def title_given(settings: Mapping[str, object]) -> str | None:
    """Give the title that the author set, or None."""
    given = settings.get("title")
    main = given.get("main") if isinstance(given, Mapping) else given
    return str(main) if main else None


def title_of(settings: Mapping[str, object], told: Mapping[str, object], name: str) -> Titled:
    """Give the title; the file's name is the last resort, and a doubtful one."""
    main = title_given(settings)
    found = str(told["title"]) if "title" in told else None
    if main or found:
        return Titled(str(main or found), found)
    stem = re.sub(r"[\s_-]+", " ", PurePath(name).stem).strip() or name
    words = stem[0].upper() + stem[1:]
    return Titled(words, None, (Guess("title", words, "nothing but the file's name tells it", 0.2, name),))
