from __future__ import annotations

import pytest

from octavo.grid import columns


@pytest.mark.parametrize(
    ("rows", "placed"),
    [
        ([[(1, 1), (1, 1)], [(1, 1), (1, 1)]], [[0, 1], [0, 1]]),
        ([[(1, 2), (1, 1)], [(1, 1), (1, 2)]], [[0, 2], [0, 1]]),
        ([[(2, 1), (1, 2), (2, 1)], [(1, 1), (1, 1)]], [[0, 1, 3], [1, 2]]),
        ([[(1, 1), (3, 1)], [(1, 1), (1, 1)], [(2, 1)], [(1, 1), (1, 1)]], [[0, 1], [0, 2], [0], [1, 2]]),
        ([[(2, 2)], [], [(1, 1)]], [[0], [], [0]]),
        ([], []),
    ],
)
def test_a_cell_begins_where_nothing_from_above_stands(
    rows: list[list[tuple[int, int]]], placed: list[list[int]]
) -> None:
    assert columns(rows) == placed
