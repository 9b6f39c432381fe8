from __future__ import annotations

import pytest
from lxml import etree

from octavo.markup.table_heads import name_heads

BODY = '<body xmlns="http://www.w3.org/1999/xhtml">{}</body>'
HEAD = "<thead><tr>{}</tr></thead>"


def heads(table: str) -> list[tuple[str | None, str | None]]:
    """Give the heads of a table: the words and the scope of each."""
    body = etree.fromstring(BODY.format(table))
    name_heads(body)
    return [(cell.text, cell.get("scope")) for cell in body.iterfind(".//{*}th")]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (
            f"<table>{HEAD.format('<th>A</th><th>B</th>')}<tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
            [("A", "col"), ("B", "col")],
        ),
        (
            f"<table>{HEAD.format('<td/><th>B</th>')}<tbody><tr><td>r</td><td>2</td></tr></tbody></table>",
            [("B", "col"), ("r", "row")],
        ),
        (
            f"<table>{HEAD.format('<td/><td/>')}<tbody><tr><td>r</td><td>2</td></tr></tbody></table>",
            [],
        ),
        ("<table><tbody><tr><td>1</td></tr></tbody></table>", []),
        ("<table><tbody><tr><th>1</th><td>2</td></tr></tbody></table>", [("1", "row")]),
        (
            "<table><tbody><tr><th>1</th><th>2</th></tr><tr><td>3</td><td>4</td></tr></tbody></table>",
            [("1", "col"), ("2", "col")],
        ),
        (
            '<div class="row-heads"><table><tbody><tr><td>r</td><td>2</td></tr></tbody></table></div>',
            [("r", "row")],
        ),
        (
            (
                '<table class="row-heads"><tbody><tr><td rowspan="2">r</td><td>2</td></tr><tr><td>3</td></tr>'
                "<tr><td/><td>4</td></tr></tbody></table>"
            ),
            [("r", "row")],
        ),
    ],
)
def test_every_head_says_what_it_heads(table: str, found: list[tuple[str, str]]) -> None:
    assert heads(table) == found


def test_a_cell_that_is_first_in_its_row_but_in_no_first_column_stands_inside() -> None:
    first = '<td rowspan="2">a</td><td colspan="2">b</td><td rowspan="2">c</td>'
    rows = f"<tr>{first}</tr><tr><td>d</td><td>e</td></tr>"
    body = etree.fromstring(BODY.format(f"<table><tbody>{rows}</tbody></table>"))
    name_heads(body)
    assert [cell.text for cell in body.iterfind(".//{*}td") if cell.get("class") == "inside"] == ["d", "e"]
