from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.code_mask import mask_code


@given(st.text(alphabet=" \n`~#[]^:-x\t>", max_size=200))
def test_masking_code_moves_nothing(text: str) -> None:
    masked = mask_code(text)
    assert [len(line) for line in masked.split("\n")] == [len(line) for line in text.split("\n")]
    assert all(now in {before, " "} for before, now in zip(text, masked, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "a `b c` d",
        "a\n\n    b c\n\nd",
        "```\nb c\n```\nd",
        "[^1]: ```\n    b\n    ```\n",
        "(2) ```\n    b\n    ```\n",
        "- [ ] ```\n  b\n  ```\n",
    ],
)
def test_code_is_filled_with_what_is_asked_for(text: str) -> None:
    blank, filled = mask_code(text), mask_code(text, "#")
    assert filled.replace("#", "") == "".join(
        now for now, other in zip(blank, filled, strict=True) if other != "#"
    )
    assert "b" not in filled
    assert "d" in filled or "d" not in text


@pytest.mark.parametrize(
    "text", ["A lone ` here.\n\nKept, and ` there.", "An escaped \\` here, Kept, and ` there."]
)
def test_a_span_begins_where_it_is_not_escaped_and_ends_in_its_paragraph(text: str) -> None:
    assert "Kept" in mask_code(text)
