"""Say in the book's language the few words that the book adds by itself."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

__all__ = ["words_in"]


def words_in(lang: str) -> Mapping[str, str]:
    """Give the words for a language tag (BCP 47): its language's, or English where there are none."""
    languages = _languages()
    return {**languages["en"], **languages.get(lang.split("-", maxsplit=1)[0].lower(), {})}


@cache
def _languages() -> dict[str, dict[str, str]]:
    table = resources.files("octavo.markup").joinpath("words.toml").read_text("utf-8")
    return tomllib.loads(table)
