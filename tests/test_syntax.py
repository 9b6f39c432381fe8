from __future__ import annotations

import json

import pytest

from octavo.syntax import Element, Indexed, elements, plain, seal, sharing

TREE: list[Element] = [
    {"t": "Para", "c": [{"t": "Str", "c": "so"}, {"t": "Space"}, {"t": "Str", "c": "so"}]},
    {"t": "Para", "c": [{"t": "Str", "c": "a"}, {"t": "Emph", "c": [{"t": "Str", "c": "so"}]}]},
    {"t": "Header", "c": [1, ["id", [], []], [{"t": "Str", "c": "a"}, {"t": "SoftBreak"}]]},
]


def test_what_says_the_same_word_is_one_element() -> None:
    shared = json.loads(json.dumps(TREE), object_hook=sharing())
    assert shared == TREE
    (first, _, second), emphasised = shared[0]["c"], shared[1]["c"][1]["c"][0]
    assert first is second is emphasised


def test_metadata_may_be_called_as_the_type_of_an_element_is() -> None:
    told = {"t": "MetaMap", "c": {"t": {"t": "MetaString", "c": "Str"}, "c": {"t": "MetaList", "c": []}}}
    assert json.loads(json.dumps(told), object_hook=sharing()) == told


@pytest.mark.parametrize("words", [True, False])
def test_a_block_that_is_indexed_gives_the_elements_that_it_gives_else(words: bool) -> None:  # noqa: FBT001 -- a case
    known: list[Element] = [Indexed(block) for block in TREE]
    for block in known:
        assert isinstance(block, Indexed)
        block.types()
    assert list(elements(known, words=words)) == list(elements(TREE, words=words))


def test_what_has_the_same_seal_is_the_same() -> None:
    block = Indexed(TREE[0])
    assert seal(block) == seal(TREE[0]) == seal(Indexed.again(TREE[0], ["Para"], seal(block)))
    assert len({seal(block) for block in TREE}) == len(TREE)


def test_words_are_read_with_their_spaces() -> None:
    assert [plain(block["c"]) for block in TREE[:2]] == ["so so", "aso"]
