from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from octavo.cache import Cache
from octavo.findings import Finding
from octavo.settings import Limits
from octavo.source.chapter import read_chapter

CASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("notes.toml").read_text("utf-8"))
#: Memory for a note that is put into itself without end is used up in no time.
LIMITS = Limits(seconds=20, megabytes=256)


def found(text: str, dialect: str = "markdown") -> tuple[Finding, ...]:
    return read_chapter(text.encode(), "one.md", dialect, LIMITS, Cache(None)).findings


@pytest.mark.parametrize(
    ("name", "dialect"),
    [(name, dialect) for name, case in CASES.items() for dialect in ("markdown", *case.get("dialects", ()))],
)
def test_a_note_is_found_where_it_stands(name: str, dialect: str) -> None:
    told = found(CASES[name]["text"], dialect)
    assert [[each.code, each.line, each.column] for each in told] == CASES[name]["found"]
    assert all(each.path == "one.md" and each.hint for each in told)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Text.[^Abc]\n\n[^abc]: Note.\n", "did you mean [^abc]?"),
        ("Text.[^vote]\n\n[^votes]: Note.\n", "did you mean [^votes]?"),
        ("Text.[^1]\n", "write it in the same chapter: [^1]: ..."),
        ("Text.[^1]\nMore.\n[^1]: Note.\n", "line 3 defines it, but wants an empty line before it"),
        ("Text.[^1]\n\n    [^1]: Note.\n", "line 3 defines it, but is indented so far that it is code"),
        ("Text.[^1]\n\n[^1] : Note.\n", "line 3 was meant to define it, but has a space before its colon"),
        ("Text.[^1]\n\n[^1] Note.\n", "line 3 was meant to define it, but lacks a colon behind it"),
    ],
)
def test_a_marker_without_note_says_why(text: str, hint: str) -> None:
    told = {each.code: each.hint for each in found(text)}
    assert told["note-undefined"] == hint


def test_a_note_that_names_itself_is_told_once_and_in_words() -> None:
    told = found("Text.[^a]\n\n[^a]: see [^a]\n", "gfm")
    assert [each.message for each in told] == [
        "the note [^a] names itself; the marker would be printed, or the note lost"
    ]


@pytest.mark.parametrize("dialect", ["markdown-footnotes", "gfm-footnotes", "commonmark_x-footnotes"])
def test_a_dialect_without_notes_prints_their_markers(dialect: str) -> None:
    told = found("One.[^1] Two.[^2]\n\n[^1]: A.\n\n[^2]: B.\n", dialect)
    assert [(each.code, each.line, each.column) for each in told] == [("note-literal", 1, 5)]
    assert (
        told[0].message == f"[^1] and 1 more will be printed as written: the dialect {dialect} has no notes"
    )


@pytest.mark.parametrize("dialect", ["markdown-inline_notes", "gfm", "commonmark_x"])
def test_a_dialect_without_inline_notes_prints_them(dialect: str) -> None:
    told = found("One.^[A note.]\n", dialect)
    assert [(each.code, each.line, each.column) for each in told] == [("note-literal", 1, 5)]


def test_labels_of_commonmark_are_one_in_whatever_letters() -> None:
    assert found("One.[^A b]\n\n[^a B]: Note.\n", "gfm") == ()
