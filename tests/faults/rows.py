"""Read the table of faults and threats, and write docs/faults.md from it: `python -m tests.faults.rows`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.cases import BAD, cases

__all__ = ["PAGE", "ROOT", "Row", "read_rows", "render_page"]

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/faults.md"
HEAD = """\
# Faults and threats, and what each gets

This table is written from `tests/books/bad/faults.toml` by `python -m tests.faults.rows`; as of {dated}.
`./noxw -s faults` tries every row and prints the table with a mark for each that is proven. An **error**
stops the build with exit code 1 (2 for book.yaml, 3 for a missing program) and leaves every output as it was;
all else is built. Books that are bad in one way lie in `tests/books/bad`, a folder for each, beside all that
must be found in them: no finding may be missing, and none be there that nobody expects. For each limit of
book.yaml a book that meets it lies in `limits`.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a row: its number, of what part, what is wrong, what it gets, why, and what tries it."""

    number: str
    part: str
    what: str
    answer: str
    why: str = ""
    tests: tuple[str, ...] = ()


def read_rows() -> dict[str, Row]:
    """Give the rows of the table by number, in order; what has no tests named is tried by its bad books."""
    told = tomllib.loads((BAD / "faults.toml").read_text("utf-8"))
    books: dict[str, list[str]] = {}
    for case in cases():
        books.setdefault(case.row, []).append(case.name.partition("/")[0])
    rows = {number: row for number, row in told.items() if isinstance(row, dict)}
    for number, row in rows.items():
        row["tests"] = tuple(row.get("tests", sorted({*books.get(number, ())})))
    return {number: Row(number=number, **row) for number, row in rows.items()}


def render_page() -> str:
    """Write the table as a page of the docs."""
    return "\n".join([*_page(), ""])


def _page() -> Iterator[str]:
    dated = tomllib.loads((BAD / "faults.toml").read_text("utf-8"))["dated"]
    yield HEAD.format(dated=dated).rstrip("\n")
    part = ""
    for row in read_rows().values():
        if row.part != part:
            part = row.part
            yield from (
                "",
                f"## {part}",
                "",
                "| | what is wrong | what it gets | tried by |",
                "|---|---|---|---|",
            )
        answer = f"{row.answer}. *{row.why}*" if row.why else row.answer
        cells = (row.number, row.what, answer, ", ".join(f"`{name}`" for name in row.tests))
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(render_page(), "utf-8")
