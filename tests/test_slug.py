from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.slug import free, slugify, without_number


@pytest.mark.parametrize(
    ("words", "slug"),
    [("Kronstadt, 1921", "kronstadt-1921"), ("Ça ira!", "ca-ira"), ("  ", ""), ("a--b", "a-b")],
)
def test_words_become_a_name(words: str, slug: str) -> None:
    assert slugify(words) == slug


@given(st.text())
def test_a_name_is_ascii_and_the_same_every_time(words: str) -> None:
    assert re.fullmatch(r"[a-z0-9]*(-[a-z0-9]+)*", slugify(words))
    assert slugify(words) == slugify(words)


def test_other_scripts_get_names_of_their_own() -> None:
    assert slugify("\u65e5\u672c") != slugify("\u4e2d\u56fd")


@pytest.mark.parametrize("name", ["01-one", "1. one", "001_one", "one"])
def test_a_number_says_where_a_file_stands(name: str) -> None:
    assert without_number(name) == "one"


def test_a_name_that_is_taken_gets_the_first_number_that_is_free() -> None:
    assert free("one", {"two"}) == "one"
    assert free("one", {"one", "one-2", "one-4"}) == "one-3"
