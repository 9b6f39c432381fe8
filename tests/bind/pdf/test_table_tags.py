from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset
from octavo.markup.table_heads import name_heads
from octavo.xhtml import parse, write

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title></head>
<body>{}</body></html>"""

#: A cell's tag, scope, id, and the ids of its heads.
Cell = tuple[str, str, str, list[str]]


def cells(table: str, key: str = "one") -> list[Cell]:
    """Give the cells of the tagged tables, in reading order."""
    tree = parse(PAGE.format(table))
    name_heads(tree)
    made = typeset(Sheet(key, None, "screen", write(tree)), Resources({}))
    found: list[Cell] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            if str(node.S) in {"/TD", "/TH"}:
                told = node.A
                heads = [str(head) for head in told.get("/Headers", [])]
                found.append((str(node.S), str(told.get("/Scope", "")), str(node.get("/ID", "")), heads))
            walk(node.get("/K", pikepdf.Array()))

    with pikepdf.open(BytesIO(made.pdf)) as document:
        walk(document.Root.StructTreeRoot.K)
    return found


def test_in_a_simple_table_scope_tells_all() -> None:
    table = (
        "<table><thead><tr><td/><th>B</th></tr></thead><tbody><tr><td>r</td><td>2</td></tr></tbody></table>"
    )
    assert cells(table) == [
        ("/TD", "", "", []),
        ("/TH", "/Column", "one-table-1-1-2", []),
        ("/TH", "/Row", "one-table-1-2-1", []),
        ("/TD", "", "", []),
    ]


def test_a_table_without_heads_refers_to_none() -> None:
    assert cells("<table><tr><td>1</td><td>2</td></tr></table>") == [("/TD", "", "", [])] * 2


def test_where_cells_span_others_each_names_its_heads() -> None:
    head = '<tr><th rowspan="2">A</th><th colspan="2">B</th></tr><tr><th>c</th><th>d</th></tr>'
    body = '<tr><td rowspan="2">1</td><td>2</td><td>3</td></tr><tr><td colspan="2">4</td></tr>'
    told = cells(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")
    a, b, c, d = (f"one-table-1-{place}" for place in ("1-1", "1-2", "2-2", "2-3"))
    assert [(name, heads) for _, _, name, heads in told] == [
        (a, []),
        (b, []),
        (c, [b]),
        (d, [b]),
        ("", [a]),
        ("", [b, c]),
        ("", [b, d]),
        ("", [b, c, d]),
    ]


def test_a_row_head_heads_all_rows_that_it_spans() -> None:
    body = '<tr><td rowspan="2">r</td><td>1</td></tr><tr><td>2</td></tr><tr><td>s</td><td>3</td></tr>'
    table = (
        f'<table class="row-heads"><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{body}</tbody></table>'
    )
    data = [heads for kind, _, _, heads in cells(table) if kind == "/TD"]
    head, row, other = "one-table-1-1-2", "one-table-1-2-1", "one-table-1-4-1"
    assert data == [[head, row], [head, row], [head, other]]


@pytest.mark.parametrize("rows", [3, 150])
def test_no_two_heads_have_one_id(rows: int) -> None:
    body = "<tr><td>1</td></tr>" * rows
    table = f"<table><thead><tr><th>A</th></tr></thead><tbody>{body}</tbody></table>"
    told = cells(table + table)
    names = [name for kind, _, name, _ in told if kind == "/TH"]
    assert len(names) == len(set(names)) > 1
    assert sum(kind == "/TD" for kind, *_ in told) == 2 * rows
