from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.source.run_in import run_in, set_apart

SPACE, SOFT_BREAK = {"t": "Space"}, {"t": "SoftBreak"}
WORDS = st.builds(lambda word: {"t": "Str", "c": word}, st.text(" \n\u00a0ab", max_size=3))
INLINES = st.recursive(
    st.lists(st.one_of(WORDS, st.sampled_from([SPACE, SOFT_BREAK, {"t": "LineBreak"}]))),
    lambda inner: st.lists(
        st.one_of(
            WORDS,
            st.just(SPACE),
            st.builds(lambda held: {"t": "Emph", "c": held}, inner),
            st.builds(lambda held: {"t": "Link", "c": [["", ["a"], []], held, ["u", ""]]}, inner),
            inner,
        )
    ),
)


def again(tree: Any) -> Any:  # noqa: ANN401 -- JSON
    return json.loads(json.dumps({"blocks": run_in(tree)}), object_hook=set_apart())["blocks"]


@given(INLINES)
def test_a_tree_is_what_it_was(inlines: list[Any]) -> None:
    tree = [{"t": "Para", "c": inlines}, {"t": "BulletList", "c": [[{"t": "Plain", "c": inlines}]]}]
    assert again(tree) == tree


def test_words_that_stand_together_become_one() -> None:
    words = [{"t": "Str", "c": "Call"}, SPACE, {"t": "Str", "c": "me"}, SOFT_BREAK, {"t": "Str", "c": "so."}]
    assert run_in([{"t": "Para", "c": words}]) == [{"t": "Para", "c": [{"run": "Call me\nso."}]}]


@pytest.mark.parametrize("word", ["", "a b", "a\nb"])
def test_what_would_come_apart_otherwise_is_left_as_it_is(word: str) -> None:
    assert run_in([{"t": "Str", "c": word}]) == [{"t": "Str", "c": word}]


def test_one_element_stands_for_all_that_say_the_same() -> None:
    one, other = again([[{"t": "Str", "c": "whale"}], [{"t": "Str", "c": "whale"}]])
    assert one[0] is other[0]
