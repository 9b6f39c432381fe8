from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import octavo.words
from octavo.words import direction, words_in

TABLE = tomllib.loads(Path(octavo.words.__file__).with_name("words.toml").read_text("utf-8"))


@pytest.mark.parametrize("lang", sorted(TABLE))
def test_every_language_has_every_word(lang: str) -> None:
    assert TABLE[lang].keys() == TABLE["en"].keys()
    assert {key: word.count("{}") for key, word in TABLE[lang].items()} == {
        key: word.count("{}") for key, word in TABLE["en"].items()
    }


@pytest.mark.parametrize(
    ("lang", "word"), [("en-GB", "Next"), ("de", "Weiter"), ("DE-at", "Weiter"), ("eo", "Next")]
)
def test_words_follow_the_language_and_fall_back_to_english(lang: str, word: str) -> None:
    assert words_in(lang)["next"] == word


@pytest.mark.parametrize(
    ("lang", "way"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("fa-Arab-IR", "rtl"),
        ("ja", "ltr"),
    ],
)
def test_direction_follows_the_script(lang: str, way: str) -> None:
    assert direction(lang) == way
