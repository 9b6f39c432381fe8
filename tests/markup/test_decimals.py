from __future__ import annotations

import pytest

from octavo.markup.decimals import align_decimals
from octavo.xhtml import XHTML, Tree, parse

TABLE = (
    '<div xmlns="{}"><table class="{}"><thead><tr><th class="align-right">m</th></tr></thead>{}</table></div>'
)


def table(cells: list[str], classes: str = "decimal", inside: str = "align-right") -> Tree:
    rows = "".join(f'<tr><td class="{inside}">{cell}</td></tr>' for cell in cells)
    return parse(TABLE.format(XHTML, classes, f"<tbody>{rows}</tbody>"))


def padded(tree: Tree) -> list[str | None]:
    align_decimals(tree)
    return [cell.get("data-pad") for cell in tree.iter(f"{{{XHTML}}}td")]


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (["1234.5", "7", "12.25"], ["5", ".25", None]),
        (["1,234.5", "7", "£12.25"], ["5", ".25", None]),
        (["1.234,5", "7", "−12,25"], ["5", ",25", None]),
        (["3,5", "1.000"], [None, ",5"]),
        (["1 000", "20"], [None, None]),
        (["3.5<a class='noteref'>1</a>", "4"], [None, ".5"]),
        (["3.5", "4 %", "none"], [None, None, None]),
        (["1.2.3", "4.5"], [".5", None]),
    ],
)
def test_figures_say_what_they_want_behind_their_decimal_sign(
    cells: list[str], wanted: list[str | None]
) -> None:
    assert padded(table(cells)) == wanted


def test_only_columns_to_the_right_of_a_table_that_asks_are_aligned() -> None:
    cells = ["1.5", "2"]
    assert padded(table(cells, classes="other")) == [None, None]
    assert padded(table(cells, inside="align-left")) == [None, None]


def test_a_cell_that_spans_columns_is_no_figure_of_one() -> None:
    rows = (
        '<tr><td class="align-right" colspan="2">1.25</td></tr><tr><td/><td class="align-right">2</td></tr>'
    )
    assert padded(parse(TABLE.format(XHTML, "decimal", f"<tbody>{rows}</tbody>"))) == [None, None, None]


def test_what_holds_the_table_may_ask() -> None:
    tree = table(["1.5", "2"], classes="other")
    tree.set("class", "decimal")
    assert padded(tree) == [None, ".5"]
