"""Decide what a text is called: as the author says, as it says itself, or as its file is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from octavo.intake.draft import Guess
from octavo.intake.plain.front import Front

__all__ = ["Titled", "title_of"]


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


def title_of(settings: Mapping[str, object], front: Front, name: str) -> Titled:
    """Give the title; the file's name is the last resort, and a doubtful one."""
    given = settings.get("title")
    main = given.get("main") if isinstance(given, Mapping) else given
    found = str(front.settings["title"]) if "title" in front.settings else None
    if main or found:
        return Titled(str(main or found), found)
    stem = re.sub(r"[\s_-]+", " ", PurePath(name).stem).strip() or name
    words = stem[0].upper() + stem[1:]
    return Titled(words, None, (Guess("title", words, "nothing but the file's name tells it", 0.2, name),))
