from __future__ import annotations

import pytest

from octavo.bind.pdf.spanned_rows import hold_rows
from octavo.xhtml import parse


@pytest.mark.parametrize(
    ("spans", "held"),
    [
        ([[1, 1], [1, 1]], []),
        ([[3, 1], [1], [1], [1, 1]], [0, 1]),
        ([[2, 1], [2], [1], [1, 1]], [0, 1]),
        ([[1], [9], [1]], [1]),
        ([[2], [], [1]], [0]),
    ],
)
def test_rows_that_a_cell_spans_stay_together(spans: list[list[int]], held: list[int]) -> None:
    cells = ["".join(f'<td rowspan="{span}"/>' for span in row) for row in spans]
    rows = "".join(f"<tr>{row}</tr>" for row in cells)
    tree = parse(f'<table xmlns="http://www.w3.org/1999/xhtml"><tbody>{rows}</tbody></table>')
    hold_rows(tree)
    assert [at for at, row in enumerate(tree[0]) if row.get("class") == "with-next"] == held
