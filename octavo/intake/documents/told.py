"""Hold what a document tells by itself, read without pandoc: its text, and what is not text."""

from __future__ import annotations

from dataclasses import dataclass, field

from octavo.intake.draft import Guess, Loss

__all__ = ["Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a document's own text, or None where only pandoc can read it; settings; and what is told of it.

    `titles` are paragraphs that name the book (title, subtitle, author), by the setting they belong to;
    `captions` are the words of those that stand under pictures.
    """

    text: str | None = field(repr=False)
    settings: dict[str, object] = field(default_factory=dict)
    titles: tuple[tuple[str, str], ...] = ()
    guesses: tuple[Guess, ...] = ()
    losses: tuple[Loss, ...] = ()
    captions: tuple[str, ...] = ()
