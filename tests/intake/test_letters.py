from __future__ import annotations

from octavo.intake.letters import reduce


def test_only_letters_and_digits_are_kept() -> None:
    assert reduce("“Well — no!” he said, 12 * times…").letters == "Wellnohesaid12times"


def test_compatibility_forms_are_folded_and_shapes_left_out() -> None:
    assert reduce("ﬁne e\u0301t\u00ade\u0301 2\ufe0f").letters == "fineétété"[:4] + "été2"


def test_words_of_a_place_are_those_of_the_text() -> None:
    text = reduce("It was, in the *end*, nothing.")
    start = text.letters.index("end")
    assert text.words(start, start + 10) == "end*, nothing"
    assert text.before(start) == "It was, in the *"
