from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from octavo.findings import Severity
from octavo.proofread import proofread
from octavo.proofread.rules import RULES
from tests.conftest import BookOf

CASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_a_slip_is_found_where_it_stands_and_nothing_else_is(name: str, book_of: BookOf) -> None:
    case = CASES[name]
    settings = {"lang": case.get("lang", "en"), "markdown": case.get("dialect", "markdown")}
    found = proofread(book_of({"one.md": case["text"]}, **settings))
    assert sorted([each.code, each.line, each.column] for each in found) == sorted(case["found"])
    assert all(each.path == "one.md" and each.hint for each in found)


def test_every_rule_has_a_case() -> None:
    assert {code for case in CASES.values() for code, _, _ in case["found"]} == {rule.code for rule in RULES}


def test_a_habit_of_typing_is_told_once_with_a_count(book_of: BookOf) -> None:
    (found,) = proofread(book_of({"one.md": "One  two  three  four.\n"}))
    assert found.message == "two spaces between words; 2 more in this chapter"
    assert found.severity is Severity.NOTE


def test_real_slips_are_told_each(book_of: BookOf) -> None:
    found = proofread(book_of({"one.md": "In the the and and.\n", "two.md": "Of of.\n"}))
    assert [(each.path, each.column) for each in found] == [("one.md", 8), ("one.md", 16), ("two.md", 4)]
    assert {each.severity for each in found} == {Severity.WARNING}


def test_lines_and_columns_are_the_same_whatever_ends_a_line(book_of: BookOf, tmp_path: Path) -> None:
    book_of({"one.md": ""})
    for end in ("\n", "\r\n", "\r"):
        text = f"\ufeffOne.{end}{end}In the{end}the house.{end}{end}'Tis a  dog.{end}{end}Cats' tails.{end}"
        (tmp_path / "one.md").write_bytes(text.encode())
        found = proofread(book_of({}, chapters=["one.md"]))
        assert [(each.code, each.line, each.column) for each in found] == [
            ("prose-word-doubled", 4, 1),
            ("prose-space-doubled", 6, 7),
        ]
