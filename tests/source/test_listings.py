from __future__ import annotations

import pytest

from octavo.source.listings import listing_findings

SOURCE = "# One\n\n```{.python}\na\nb\nc\n```\n"


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([], None),
        ([["highlight", "1,3"]], None),
        ([["highlight", "10-12"], ["startFrom", "10"]], None),
        ([["highlight", "4"]], "highlight names the line 4"),
        ([["highlight", "1"], ["startFrom", "10"]], "highlight names the line 1"),
        ([["highlight", "x"]], "highlight='x' names no lines"),
        ([["startFrom", "x"]], "startFrom='x' is no number"),
    ],
)
def test_a_wish_that_names_no_line_is_found(pairs: list[list[str]], said: str | None) -> None:
    block = {"t": "CodeBlock", "c": [["", ["python"], pairs], "a\nb\nc"]}
    found = [(each.code, each.line, each.message) for each in listing_findings([block], SOURCE, "one.md")]
    assert found == ([("code-wish", 3, said)] if said else [])
