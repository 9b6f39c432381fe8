from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.findings import Finding
from octavo.source.load import load
from octavo.syntax import elements, plain

VALUES = "Name;Year;Share\nHeron;1893;12,5\nPetrel *x*;1901;<b>\n"


def loaded(folder: Path, chapter: str) -> tuple[Book, tuple[Finding, ...]]:
    (folder / "book.yaml").write_text("title: T\nchapters: [text/one.md]\n", "utf-8")
    (folder / "text").mkdir(exist_ok=True)
    (folder / "text/one.md").write_text(chapter, "utf-8")
    settings, _ = read_settings(folder, None)
    return load(settings, folder, Cache(None), 1, lambda _: None)


def table_of(book: Book) -> dict[str, Any]:
    return next(block for block in book.chapters[0].blocks if block["t"] == "Table")


def words(table: dict[str, Any]) -> list[list[str]]:
    """Give the words of each cell, head rows first."""
    _, _, _, head, bodies, _ = table["c"]
    rows = [*head[1], *(row for body in bodies for row in body[3])]
    return [[plain(cell[4][0]["c"]) if cell[4] else "" for cell in row[1]] for row in rows]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a book's folder that has values in two places."""
    for place in ("text/values", "tables"):
        (tmp_path / place).mkdir(parents=True)
    (tmp_path / "text/values/boats.csv").write_bytes(b"\xef\xbb\xbf" + VALUES.replace("\n", "\r\n").encode())
    (tmp_path / "tables/lamps.csv").write_text("a,b\n1,2\n", "utf-8")
    (tmp_path / "tables/tabs.tsv").write_text("a\tb,c\n", "utf-8")
    return tmp_path


def test_a_file_becomes_a_table(folder: Path) -> None:
    asked = (
        '#tbl:boats .row-heads file="values/boats.csv" align="l-r" widths="50,20,30" caption="The *boats*"'
    )
    book, findings = loaded(folder, f"```{{.csv-table {asked}}}\n```\n")
    table = table_of(book)
    attributes, (_, caption), columns, head, _, _ = table["c"]
    assert not findings
    assert words(table) == [
        ["Name", "Year", "Share"],
        ["Heron", "1893", "12,5"],
        ["Petrel *x*", "1901", "<b>"],
    ]
    assert attributes == ["tbl:boats", ["row-heads"], []]
    assert plain(caption[0]["c"]) == "Table\u00a01. The boats"
    assert [(align["t"], width.get("c")) for align, width in columns] == [
        ("AlignLeft", 0.5),
        ("AlignDefault", 0.2),
        ("AlignRight", 0.3),
    ]
    assert len(head[1]) == 1


@pytest.mark.parametrize(
    ("asked", "values", "rows"),
    [
        ("", "a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("header=false", "a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ('columns="c,1"', "a,b,c\n1,2,3", [["c", "a"], ["3", "1"]]),
        ('header=no columns="2"', "a,b\n1,2", [["b"], ["2"]]),
        ("delimiter=semicolon", "a;b,c", [["a", "b,c"]]),
        ("file=tables/tabs.tsv", "", [["a", "b,c"]]),
        ("cells=markdown", "*a*,`b|c`\n\\#,[d](#e)", [["a", "b|c"], ["#", "d"]]),
        ("file=../tables/lamps.csv", "", [["a", "b"], ["1", "2"]]),
        ("file=tables/lamps.csv", "", [["a", "b"], ["1", "2"]]),
    ],
)
def test_what_is_asked_for_is_done(folder: Path, asked: str, values: str, rows: Sequence[list[str]]) -> None:
    book, findings = loaded(folder, f"```{{.csv-table {asked}}}\n{values}\n```\n\n# E {{#e}}\n")
    assert not findings
    assert words(table_of(book)) == rows


def test_a_cell_in_markdown_keeps_its_notes_and_formulas(folder: Path) -> None:
    text = "```{.csv-table cells=markdown}\na,b\n$x^2$,c ^[A note.]\n```\n"
    book, _ = loaded(folder, text)
    kinds = {element["t"] for element in elements(table_of(book))}
    assert {"Math", "Note"} <= kinds


def test_a_listing_of_values_stays_a_listing(folder: Path) -> None:
    book, findings = loaded(folder, "```csv\na,b\n```\n\n```{.csv file=x.csv}\na,b\n```\n")
    assert not findings
    assert [block["t"] for block in book.chapters[0].blocks] == ["CodeBlock", "CodeBlock"]


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("{.csv-table file=values/boat.csv}\n", ("table-file", "text/one.md", 3, "values/boats.csv")),
        ("{.csv-table file=lamp.csv}\n", ("table-file", "text/one.md", 3, "../tables/lamps.csv")),
        ("{.csv-table file=../../x.csv}\n", ("path-outside", "text/one.md", 3, "copy it")),
        ("{.csv-table file=/etc/passwd}\n", ("path-outside", "text/one.md", 3, "copy it")),
        ("{.csv-table file=https://example.org/x.csv}\n", ("table-file", "text/one.md", 3, "download")),
        ("{.csv-table file=values/boats.csv}\na,b\n", ("table-file", "text/one.md", 3, "one of the two")),
        ('{.csv-table}\na,"b\n', ("table-file", "text/one.md", 3, "quotation mark")),
        ("{.csv-table delimiter=tab}\na\tb\n", ("table-file", "text/one.md", 3, "another delimiter")),
        ("{.csv-table}\n", ("table-file", "text/one.md", 3, "write some")),
        ("{.csv-table}\na,b\n1\n2,3\n", ("table-ragged", "text/one.md", 5, "delimiter")),
        ("{.csv-table colums=a}\na,b\n", ("table-wish", "text/one.md", 3, "columns?")),
        ('{.csv-table columns="c"}\na,b\n', ("table-wish", "text/one.md", 3, "there are a, b")),
        ("{.csv-table align=lx}\na,b\n", ("table-wish", "text/one.md", 3, "l, c, r")),
        ("{.csv-table align=lll}\na,b\n", ("table-wish", "text/one.md", 3, "a letter for each")),
        ("{.csv-table widths=60,60}\na,b\n", ("table-wish", "text/one.md", 3, "per cent")),
        ("{.csv-table header=maybe}\na,b\n", ("table-wish", "text/one.md", 3, "true")),
        ("{.csv-table cells=html}\na,b\n", ("table-wish", "text/one.md", 3, "markdown")),
        ("{.csv-table cells=markdown}\na,<i>b</i>\n", ("html-raw", "text/one.md", 3, "Markdown")),
    ],
)
def test_what_cannot_be_done_is_found(folder: Path, block: str, found: tuple[str, str, int, str]) -> None:
    _, findings = loaded(folder, f"# One\n\n```{block}```\n")
    code, path, line, hint = found
    assert (code, path, line) in {(each.code, each.path, each.line) for each in findings}
    assert any(hint in (each.hint or "") for each in findings)


def test_a_ragged_row_of_a_file_is_found_there(folder: Path) -> None:
    (folder / "tables/lamps.csv").write_text('a,b\n"1\n2",3\n4\n5,6,7\n', "utf-8")
    book, findings = loaded(folder, "```{.csv-table file=tables/lamps.csv}\n```\n")
    assert [(each.code, each.path, each.line) for each in findings] == [
        ("table-ragged", "tables/lamps.csv", 4),
        ("table-ragged", "tables/lamps.csv", 5),
    ]
    assert words(table_of(book))[-1] == ["5", "6", "7"]


@pytest.mark.parametrize("content", [b"a,\xff\n", b"\xff\xfea\x00"])
def test_a_file_that_is_not_in_utf_8_is_found(folder: Path, content: bytes) -> None:
    (folder / "tables/lamps.csv").write_bytes(content)
    _, findings = loaded(folder, "```{.csv-table file=tables/lamps.csv}\n```\n")
    assert [(each.code, each.path) for each in findings] == [("source-not-utf8", "tables/lamps.csv")]


def test_a_giant_is_not_read(folder: Path) -> None:
    (folder / "tables/lamps.csv").write_text("a,b\n" * 300_000, "utf-8")
    _, findings = loaded(folder, "```{.csv-table file=tables/lamps.csv}\n```\n")
    assert [(each.code, each.hint) for each in findings] == [
        ("table-file", "choose what the book needs, or raise `limits.table_megabytes`")
    ]


def test_no_link_leads_out_of_the_folder(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "x.csv"
    other.write_text("a,b\n", "utf-8")
    (folder / "tables/x.csv").symlink_to(other)
    _, findings = loaded(folder, "```{.csv-table file=tables/x.csv}\n```\n")
    assert [each.code for each in findings] == ["path-outside"]


def test_a_cell_that_goes_on_into_the_next_is_an_error(folder: Path) -> None:
    text = "~~~{.csv-table cells=markdown}\na,b\n<!-- c,d\ne -->,f\n~~~\n"
    book, findings = loaded(folder, text)
    assert {each.code for each in findings} & {"table-file", "html-comment-unclosed"}
    assert {block["t"] for block in book.chapters[0].blocks} <= {"CodeBlock", "Table"}
