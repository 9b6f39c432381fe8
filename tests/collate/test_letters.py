from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.collate.letters import alphabetic, cut, lowered, normal

SAME = [
    ("of\ufb01ce", "office"),
    ("re\u00adcall", "recall"),
    ("twenty\u2010six", "twenty-six"),
    ("\u201cso\u201d \u2018it\u2019 goes", "\"so\" 'it' goes"),
    ("\u00absi\u00bb", "\u201esi\u201c"),
    ("wait\u2026", "wait..."),
    ("e\u0301te\u0301", "\u00e9t\u00e9"),
    ("a \u2013 b", "a---b"),
    ("one\u00a0two\nthree", "one two three"),
    ("\u2764\ufe0f", "\u2764"),
    ("\u2022 item", "* item"),
    ("\u00bd", "1/2"),
]
OTHER = [("so; it", "so it"), ("Polish", "polish"), ("x2", "x"), ("d\u00e9j\u00e0", "deja"), ("a+b", "ab")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_only_looks_different_is_the_same(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_reads_different_is_not(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize("sign", [chr(point) for point in range(128)])
def test_a_sign_of_ascii_is_the_same_alone_and_among_others(sign: str) -> None:
    # What holds other signs is read in another way.
    assert normal(f"{sign}\u00ad") == normal(sign)
    assert alphabetic(f"{sign}\u00ad") == alphabetic(sign)


@given(st.text())
def test_capitals_are_lowered_one_for_one(words: str) -> None:
    assert len(lowered(words)) == len(words)


def test_only_letters_and_digits_are_sought_in_a_source() -> None:
    assert alphabetic("**Bold**, [a link](x) & 12") == "boldalinkx12"


def test_words_are_cut_at_their_letters() -> None:
    written = "\u201cNo\u201d, he said \u2013 twice."
    assert cut(written, 0, 2) == "\u201cNo\u201d"
    assert cut(written, 3, 9).split() == ["he", "said", "\u2013"]
