"""Draw tables: pipes, grids with spans, and values."""

from __future__ import annotations

from fuzz.books.desk import Desk
from fuzz.books.inlines import words
from fuzz.books.words import plain

__all__ = ["table"]


def table(desk: Desk) -> str:
    """Draw a table, with a caption or without."""
    return desk.one(_pipes, _grid, _spanned, _values)(desk)


def _caption(desk: Desk) -> str:
    return f"\n\n: {words(desk, 1)}" if desk.seldom(2) else ""


def _cell(desk: Desk) -> str:
    return words(desk, 1) if desk.number(0, 4) else ""


def _pipes(desk: Desk) -> str:
    columns = desk.number(1, 4)
    head = " | ".join(_cell(desk) for _ in range(columns))
    rule = "|".join(desk.one("---", ":--", "--:", ":-:") for _ in range(columns))
    rows = [" | ".join(_cell(desk) for _ in range(columns)) for _ in range(desk.number(1, 4))]
    return "\n".join(f"|{each}|" for each in (f" {head} ", rule, *(f" {row} " for row in rows))) + _caption(
        desk
    )


def _grid(desk: Desk) -> str:
    columns, rows = desk.number(1, 3), desk.number(1, 3)
    cells = [[_narrow(desk) for _ in range(columns)] for _ in range(rows)]
    widths = [max(len(row[n]) for row in cells) + 2 for n in range(columns)]
    rule = "+" + "+".join("-" * width for width in widths) + "+"
    head = rule.replace("-", "=") if desk.seldom(2) and rows > 1 else rule
    lines = [rule]
    for number, row in enumerate(cells):
        lines.append(
            "|" + "|".join(f" {cell.ljust(width - 1)}" for cell, width in zip(row, widths, strict=True)) + "|"
        )
        lines.append(head if number == 0 else rule)
    return "\n".join(lines) + _caption(desk)


def _narrow(desk: Desk) -> str:
    """Draw a cell whose letters are each as wide as a column of the grid."""
    return desk.one(
        "", "tide", "*so*", "42", "**b** c", "the light", "`x`", "[l](https://example.org)", "- item"
    )


def _spanned(desk: Desk) -> str:
    a, b, c, d, e = (desk.one("tide", "lamp", "*wick*", "42", "").ljust(6) for _ in range(5))
    return desk.one(
        f"+--------+--------+\n| {a}          |\n+========+========+\n| {b} | {c} |\n+--------+--------+\n| {d} | {e} |\n+--------+--------+",
        f"+--------+--------+\n| {a} | {b} |\n|        +--------+\n|        | {c} |\n+--------+--------+\n| {d} | {e} |\n+--------+--------+",
        f"+--------+--------+--------+\n| {a} | {b}          |\n+--------+--------+--------+\n| {c} | {d} | {e} |\n+--------+--------+--------+",
    ) + _caption(desk)


def _values(desk: Desk) -> str:
    columns = desk.number(2, 3)
    rows = [
        ",".join('"' + plain(desk).replace('"', '""') + '"' for _ in range(columns))
        for _ in range(desk.number(2, 4))
    ]
    wish = desk.one("", ' caption="So *it* is"', " header=false", f' align="{"lrc"[:columns]}"')
    return "``````{.csv-table delimiter=comma" + wish + "}\n" + "\n".join(rows) + "\n``````"
