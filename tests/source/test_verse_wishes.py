from __future__ import annotations

import pytest

from octavo.cache import Cache
from octavo.settings import Limits
from octavo.source.chapter import read_chapter


def found(asked: str) -> list[tuple[int | None, int | None, str]]:
    text = f"Words.\n\n::: {{{asked}}}\n| One\n| two\n:::\n"
    reading = read_chapter(text.encode(), "one.md", "markdown", Limits(), Cache(None))
    return [(each.line, each.column, each.message) for each in reading.findings]


@pytest.mark.parametrize(
    "asked", [".verse", ".verse .numberLines", ".verse .number-lines startFrom=10 step=2"]
)
def test_what_can_be_counted_is_no_finding(asked: str) -> None:
    assert not found(asked)


@pytest.mark.parametrize(
    ("asked", "column", "said"),
    [
        (".verse .numberLines step=x", 26, "step='x' is no number of a line"),
        ('.verse .numberLines step="0"', 26, "step='0' is no number of a line"),
        (".verse .numberLines startFrom=ten", 26, "startFrom='ten' is no number of a line"),
        (".numberLines", 7, ".numberLines counts the lines of code and of verse alone"),
    ],
)
def test_what_cannot_be_counted_is_found(asked: str, column: int, said: str) -> None:
    assert found(asked) == [(3, column, said)]
