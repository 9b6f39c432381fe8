from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from octavo.collate.directions import Token, kind_of, readings, right_to_left
from octavo.collate.pdf_signs import Sign, whole_signs

#: What stands on a line, from left to right, each piece in the order in which it is read; and how it is read.
LINES = {
    "a word in a line": (["see ", "שלום", " there"], "see שלום there"),
    "two words in a line": (["see ", "עולם", " ", "שלום", " there"], "see שלום עולם there"),
    "a line from the right": ([".", "עולם", " ", "שלום"], "שלום עולם."),
    "a number in it": (["עולם", " ", "12", " ", "שלום"], "שלום 12 עולם"),
    "a number at its end": (["see ", "12", " ", "שלום", " there"], "see שלום 12 there"),
    "brackets of the line": (["see ", "(", "שלום", ")", " there"], "see (שלום) there"),
    "brackets of the passage": (["see ", "(", "עולם", ") ", "שלום", " there"], "see שלום (עולם) there"),
    "a passage with its own sign": (["why", "?", " ", "!", "שלום", " ", ",", "עולם"], "why? עולם, שלום!"),
    "words against the line": (["עולם", " ", "two", " ", "words", " ", "שלום"], "שלום two words עולם"),
    "a number behind words against it": (
        ["עולם", " ", ",", "words", " ", "12", " ", "שלום"],
        "שלום words 12, עולם",
    ),
    "words and a number against it": (
        [".", "עולם", " ", "words", " ", "12", " ", "שלום"],
        "שלום words 12 עולם.",
    ),
}


def tokens(pieces: list[str]) -> list[Token]:
    """Give the tokens of pieces: signs one by one, and letters and numbers together."""
    found: list[Token] = []
    for piece in pieces:
        strong = next((kind for kind in map(kind_of, piece) if kind in {"R", "L", "N"}), "-")
        found += [Token("-", sign, 0) for sign in piece] if strong == "-" else [Token(strong, piece, 0)]
    return found


def said(pieces: list[str]) -> list[str]:
    """Give all that a line may say, without its spaces."""
    return ["".join(each.words for each in order).replace(" ", "") for order in readings(tokens(pieces))]


@pytest.mark.parametrize("name", LINES)
def test_a_line_is_read_in_the_order_of_its_letters(name: str) -> None:
    pieces, expected = LINES[name]
    assert expected.replace(" ", "") in said(pieces)


@pytest.mark.parametrize("name", [name for name in LINES if "against" not in name])
def test_words_that_changed_places_are_no_reading(name: str) -> None:
    pieces, expected = LINES[name]
    words = [at for at, piece in enumerate(pieces) if any(kind_of(sign) == "R" for sign in piece)]
    if len(words) > 1:
        first, last = words[0], words[-1]
        swapped = list(pieces)
        swapped[first], swapped[last] = pieces[last], pieces[first]
        assert expected.replace(" ", "") not in said(swapped)


def test_what_is_turned_with_its_line_cannot_be_told() -> None:
    # Neither line says which direction its paragraph has: each is the other's in the other direction.
    one, other = ["עולם", " ", "two", " ", "שלום"], ["שלום", " ", "two", " ", "עולם"]
    assert set(said(one)) == set(said(other))


def test_the_likeliest_reading_comes_first() -> None:
    assert said([".", "עולם", " ", "שלום"])[0] == "שלוםעולם."
    assert said(["to see ", "שלום", " there"])[0] == "tosee" + "שלום" + "there"


@given(some.lists(some.sampled_from(["שלום", "two", "12", "(", ".", " "]), max_size=8))
def test_no_reading_loses_or_adds_a_sign(pieces: list[str]) -> None:
    there = sorted(sign for token in tokens(pieces) for sign in token.words if sign not in "()")
    for order in readings(tokens(pieces)):
        assert sorted(sign for token in order for sign in token.words if sign not in "()") == there


def test_what_runs_from_right_to_left_is_known() -> None:
    assert right_to_left("a ש")
    assert right_to_left("كتاب")
    assert not right_to_left("Ωмега 12")
    assert not right_to_left("plain")


def test_a_sign_that_utf_16_writes_in_two_is_one_however_its_halves_are_given() -> None:
    halves = [Sign(half, 1.0, 1.0, 2.0) for half in "a\udc9c\ud835\ud835\udc9cb"]
    assert [sign.sign for sign in whole_signs(halves)] == ["a", "\U0001d49c", "\U0001d49c", "b"]
