from __future__ import annotations

import pytest

from octavo.cache import Cache
from octavo.settings import Limits
from octavo.source.chapter import read_chapter


def found(text: str, dialect: str = "markdown") -> list[tuple[int | None, int | None, str]]:
    reading = read_chapter(text.encode(), "one.md", dialect, Limits(), Cache(None))
    literal = (each for each in reading.findings if each.code == "attributes-literal")
    return [(each.line, each.column, each.message.partition(" is printed")[0]) for each in literal]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# Heading {#a%20b}\n", (1, 11, "{#a%20b}")),
        ("Text.\n\n## Heading {#my id}\n", (3, 12, "{#my id}")),
        ("# Heading {.first second}\n", (1, 11, "{.first second}")),
        ("A paragraph. {#here}\n", (1, 14, "{#here}")),
        ("[Words]{#a b}\n", (1, 8, "{#a b}")),
    ],
)
def test_attributes_that_are_printed_are_found(text: str, wanted: tuple[int, int, str]) -> None:
    assert found(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "# Heading {#my-id .first}\n",
        "Write `{#my id}` there, or \\{#my id\\}.\n",
        "A set {1, 2}, {.5} and {#1}, and $x_{.a b}$.\n",
        "```\n{#my id}\n```\n",
        "A figure {#fig:map} and words{.only-print}.\n",
    ],
)
def test_others_are_not(text: str) -> None:
    assert found(text) == []


def test_a_dialect_without_attributes_has_words_in_braces() -> None:
    assert found("# Heading {#my id}\n", "gfm") == []
    assert found("# Heading {#my id}\n", "commonmark_x-smart")
