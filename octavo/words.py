"""Say in the book's language the few words that the book adds by itself."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

__all__ = ["direction", "words_in"]

#: Languages whose usual script runs from right to left (Unicode CLDR 46, `characterOrder`).
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})


def words_in(lang: str) -> Mapping[str, str]:
    """Give the words for a language tag (BCP 47): its language's, or English where there are none."""
    languages = _languages()
    return {**languages["en"], **languages.get(lang.partition("-")[0].lower(), {})}


def direction(lang: str) -> str:
    """Give `rtl` or `ltr` for a language tag; a script that the tag names goes before its language."""
    language, *subtags = lang.lower().split("-")
    script = next((subtag for subtag in subtags if len(subtag) == len("latn") and subtag.isalpha()), "")
    if script:
        return "rtl" if script in {"arab", "hebr", "nkoo", "syrc", "thaa"} else "ltr"
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@cache
def _languages() -> dict[str, dict[str, str]]:
    table = resources.files("octavo").joinpath("words.toml").read_text("utf-8")
    return tomllib.loads(table)
