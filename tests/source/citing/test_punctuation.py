from __future__ import annotations

from typing import Any

import pytest

from octavo.source.citing.punctuation import fasten
from octavo.syntax import Element, plain

SPACE: Element = {"t": "Space"}
NOTE: Element = {"t": "Note", "c": []}


def words(text: str) -> Element:
    return {"t": "Str", "c": text}


def cite(*inlines: Element) -> Element:
    return {"t": "Cite", "c": [[], list(inlines)]}


RAISED: Element = {"t": "Superscript", "c": [words("1")]}

CASES: dict[str, tuple[list[Element], str]] = {
    "a note": ([words("word"), SPACE, cite(NOTE)], "word^"),
    "before a stop": ([words("word"), SPACE, cite(NOTE), words(".")], "word.^"),
    "before a comma and more": ([words("word"), {"t": "SoftBreak"}, cite(NOTE), words(",x")], "word,^x"),
    "before a bracket": ([words("(word"), SPACE, cite(NOTE), words(").")], "(word).^"),
    "before a dash": ([words("word"), SPACE, cite(NOTE), words("\u2014so")], "word^\u2014so"),
    "behind a name": ([words("says"), SPACE, cite(words("Doe"), NOTE), words(".")], "says Doe.^"),
    "raised": ([words("word"), SPACE, cite(RAISED), words(".")], "word^."),
    "in brackets": ([words("word"), SPACE, cite(words("(Doe)")), words(".")], "word (Doe)."),
    "with a stop of its own": ([words("See"), SPACE, cite(words("Doe.")), words(".")], "See Doe."),
    "at the beginning": ([cite(NOTE), words("x")], "^x"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_marker_stands_where_markers_stand(name: str) -> None:
    inlines, expected = CASES[name]
    assert "".join(map(_shown, fasten(inlines))) == expected


def _shown(inline: Any) -> str:  # noqa: ANN401 -- an element of the tree
    if inline["t"] in {"Note", "Superscript"}:
        return "^"
    return "".join(map(_shown, inline["c"][1])) if inline["t"] == "Cite" else plain([inline])
