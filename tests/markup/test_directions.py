from __future__ import annotations

import pytest

from tests.conftest import BookOf
from tests.markup.test_manners import leaf_of


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("he", "# א\n\n`a = 1` בית\n\n```\nb\n```\n", ["ltr", "ltr", None]),
        ("en", "# A\n\n`a = 1`\n", [None]),
        ("en", "# A\n\n::: {lang=he dir=rtl}\n`a = 1` בית\n:::\n", ["ltr"]),
        ("he", "# א\n\n[`a = 1`]{lang=en dir=ltr}\n", [None]),
    ],
)
def test_code_runs_from_left_to_right_in_whatever_text(
    book_of: BookOf, lang: str, text: str, told: list[str | None]
) -> None:
    leaf = leaf_of(book_of, text, lang=lang)
    code = [each for each in leaf.iter() if str(each.tag).endswith(("}code", "}pre"))]
    assert [each.get("dir") for each in code] == told
