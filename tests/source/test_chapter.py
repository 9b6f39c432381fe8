from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.cache import Cache
from octavo.findings import Severity
from octavo.settings import Limits
from octavo.source.chapter import ReadChapter, read_chapter
from octavo.source.text import decode

FAULTS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("faults.toml").read_text("utf-8"))


def read(content: bytes | str, dialect: str = "markdown", **limits: float) -> ReadChapter:
    raw = content if isinstance(content, bytes) else content.encode()
    return read_chapter(raw, "one.md", dialect, Limits.model_validate(limits), Cache(None))


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_where_it_stands(name: str) -> None:
    case = FAULTS[name]
    found = [[each.code, each.line, each.column or 0] for each in read(case["text"]).findings]
    assert sorted(found) == sorted(case["found"])


@pytest.mark.parametrize("name", [name for name, case in FAULTS.items() if case["found"]])
def test_a_fault_says_what_to_do(name: str) -> None:
    for each in read(FAULTS[name]["text"]).findings:
        assert each.path == "one.md"
        assert each.hint or each.code == "markdown-warning"


def test_a_label_that_a_note_swallowed_says_so() -> None:
    found = read("A [link][] and a note.[^1]\n\n[^1]: Note.\n[link]: https://example.org\n").findings
    assert [(each.code, each.line, each.column) for each in found] == [("link-reference-undefined", 1, 3)]
    assert "line 4 defines it, but wants an empty line before it" in (found[0].hint or "")


def test_raw_html_becomes_letters_and_nothing_else() -> None:
    blocks = json.dumps(read("Press <kbd>x</kbd> <!-- hidden -->now.\n").blocks)
    assert "RawInline" not in blocks
    assert "<kbd>" in blocks
    assert "hidden" not in blocks


def test_lines_are_counted_as_in_the_file_whatever_ends_them() -> None:
    for end in ("\n", "\r\n", "\r"):
        found = read(f"One.{end}{end}Two.[^1]{end}").findings
        assert [(each.code, each.line) for each in found] == [("note-undefined", 3)]


def test_a_mark_before_the_text_is_no_letter() -> None:
    assert read(b"\xef\xbb\xbf# Title\n").blocks[0]["t"] == "Header"


def test_letters_and_their_accents_are_one() -> None:
    assert read("e\u0301\n").source == "\u00e9\n"


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [(b"ok\nbad \xff byte\n", 2, 5), ("text".encode("utf-16"), 1, 1), (b"\xc3", 1, 1)],
)
def test_what_is_not_utf8_is_refused(content: bytes, line: int, column: int) -> None:
    chapter = read(content)
    assert not chapter.blocks
    assert [(each.code, each.line, each.column) for each in chapter.findings] == [
        ("source-not-utf8", line, column)
    ]


def test_a_chapter_may_be_too_large() -> None:
    assert [each.code for each in read("x" * 3_000_000, chapter_megabytes=1).findings] == ["source-too-large"]


def test_pandoc_is_stopped_when_its_time_is_over() -> None:
    found = read("text " * 200_000, seconds=0.01).findings
    assert [each.code for each in found] == ["pandoc-limit"]


def test_an_unknown_extension_is_pandocs_to_refuse() -> None:
    assert [each.code for each in read("x", "markdown+nonsense").findings] == ["pandoc-failed"]


@pytest.mark.parametrize("dialect", ["markdown", "gfm", "commonmark_x", "markdown_mmd"])
def test_every_dialect_reads_headings_and_notes(dialect: str) -> None:
    blocks = json.dumps(read("# One\n\nText.[^1]\n\n[^1]: Note.\n", dialect).blocks)
    assert '"Header"' in blocks
    assert '"Note"' in blocks


def test_a_reading_is_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    first = read_chapter(b"# One\n\n[^1]: Unused.\n", "one.md", "markdown", Limits(), cache)
    assert list(tmp_path.rglob("*"))
    assert read_chapter(b"# One\n\n[^1]: Unused.\n", "one.md", "markdown", Limits(), cache) == first


@given(st.binary())
def test_any_bytes_are_a_text_or_a_finding(content: bytes) -> None:
    text, found = decode(content, "one.md")
    assert all(each.severity is Severity.ERROR for each in found)
    assert "\r" not in text
    assert found or text == text.encode().decode()
