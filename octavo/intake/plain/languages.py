"""Know how plain texts of a language are written, as `languages.toml` lists it, and which language it is."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["Language", "language_of", "spoken"]

#: So many letters of a text are enough to tell its language, and so few of its words must be common ones.
ENOUGH = 200_000
LEAST = 0.03


@dataclass(frozen=True, slots=True)
class Language:
    """Hold the habits of one language; what is empty does not apply to it. Words are in lower case."""

    quotes: str = ""
    inside: str = ""
    dash: str = ""
    high: str = ""
    elisions: frozenset[str] = frozenset()
    chapter: frozenset[str] = frozenset()
    part: frozenset[str] = frozenset()
    number: frozenset[str] = frozenset()
    front: frozenset[str] = frozenset()
    main: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()


def language_of(tag: str) -> Language:
    """Give the habits for a language tag (BCP 47): its language's, changed by its region's; else none."""
    primary, *subtags = tag.split("-")
    rules: dict[str, str] = {}
    for name in (primary.lower(), *(f"{primary.lower()}-{subtag.upper()}" for subtag in subtags)):
        rules |= _tables().get(name, {})
    signs = {"quotes", "inside", "dash", "high"}
    fields = {
        name: rule if name in signs else frozenset(rule.split("|") if "|" in rule else rule.split())
        for name, rule in rules.items()
    }
    return Language(**fields)  # type: ignore[arg-type] # by name


def spoken(text: str) -> tuple[str, float] | None:
    """Tell the language of a text by its commonest words: tag and confidence, or None when none are met."""
    words = Counter(re.findall(r"[^\W\d_]+", text[:ENOUGH].lower()))
    total = words.total()
    shares = {
        tag: sum(words[word] for word in table["common"].split()) / total
        for tag, table in _tables().items()
        if total and "common" in table
    }
    (tag, share), (_, second) = sorted(shares.items(), key=lambda each: -each[1])[:2] or [("", 0.0)] * 2
    return (tag, round(1 - second / share / 2, 2)) if share > LEAST else None


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("octavo.intake.plain").joinpath("languages.toml").read_text("utf-8"))
