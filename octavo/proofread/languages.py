"""Know what is right in a language: the rules of its trade, as `languages.toml` lists them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["APOSTROPHE", "Language", "foreign_quotes", "language_of"]

#: It is a letter's neighbour in nearly every language, so it tells nothing about quotation.
APOSTROPHE = "\u2019"


@dataclass(frozen=True, slots=True)
class Language:
    """Hold the rules of one language; what is empty does not apply to it.

    `quotes` lists its quotation marks in pairs, the usual pair first. `particles` never stand twice in a
    row, `repeats` may. `elisions` begin with an apostrophe, and so does the n after one of `joiners`.
    `labels` name what is numbered with a hyphen. `marker` says on which side of a stop a note's marker
    stands. `dash` is what a lone hyphen should be, `range` what joins two numbers. A no-break space stands
    before each of `wide`, a narrow one before `narrow`, and a no-break space after `opening`. `unspaced`
    languages do not divide words by spaces.
    """

    quotes: str = ""
    particles: frozenset[str] = frozenset()
    repeats: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    marker: str = ""
    dash: str = ""
    range: str = ""
    wide: str = ""
    narrow: str = ""
    opening: str = ""
    unspaced: bool = False


def language_of(tag: str) -> Language:
    """Give the rules for a language tag (BCP 47): its language's, changed by its region's; else none."""
    primary, *subtags = tag.split("-")
    names = (primary.lower(), *(f"{primary.lower()}-{subtag.upper()}" for subtag in subtags))
    rules: dict[str, str | bool] = {}
    for name in names:
        rules |= _tables().get(name, {})
    return Language(**{name: _value(name, rule) for name, rule in rules.items()})  # type: ignore[arg-type] # by name


@cache
def foreign_quotes(own: str) -> str:
    """Give the quotation marks of all languages that are not among `own`, but for the apostrophe."""
    every = {mark for table in _tables().values() for mark in str(table.get("quotes", ""))}
    return "".join(sorted(every - set(own) - {APOSTROPHE}))


def _value(name: str, rule: str | bool) -> str | bool | frozenset[str]:  # noqa: FBT001 -- a rule as TOML has it
    listed = name in {"particles", "repeats", "elisions", "joiners", "labels"}
    return frozenset(str(rule).split()) if listed else rule


@cache
def _tables() -> dict[str, dict[str, str | bool]]:
    return tomllib.loads(resources.files("octavo.proofread").joinpath("languages.toml").read_text("utf-8"))
