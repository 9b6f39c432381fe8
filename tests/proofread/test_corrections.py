from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from octavo.proofread import Correction, corrections, revisions
from octavo.proofread.mend import mended, unified
from tests.conftest import BookOf

CASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("corrections.toml").read_text("utf-8"))
#: What the rules look for, and what surrounds it.
PIECES = [
    "a",
    "the ",
    "  ",
    " - ",
    "1914-18",
    "'90s ",
    "s' ",
    " [^1]",
    "\r\n",
    "\n\n",
    "# ",
    "`",
    "[",
    "](b)",
    "e\u0301",
    "é",
    "\u200b",
]


@pytest.mark.parametrize("name", CASES)
def test_a_file_is_corrected_and_then_has_nothing_to_correct(
    name: str, book_of: BookOf, tmp_path: Path
) -> None:
    case = CASES[name]
    chosen = {
        "lang": case.get("lang", "en"),
        "markdown": case.get("dialect", "markdown"),
        "chapters": ["one.md"],
    }
    for text in (case["text"], case.get("becomes", case["text"])):
        (tmp_path / "one.md").write_bytes(text.encode())
        made = corrections(book_of({}, **chosen))
        assert mended(text, made) == case.get("becomes", case["text"])
    assert made == ()


def test_a_correction_has_the_place_and_the_words_of_its_finding(book_of: BookOf) -> None:
    words = "two spaces between words"
    made = corrections(book_of({"one.md": "One.\n", "two.md": "One  two.\n"}))
    assert made == (Correction("two.md", 3, 5, " ", "prose-space-doubled", words),)


def test_a_file_that_has_changed_since_is_not_corrected(book_of: BookOf, tmp_path: Path) -> None:
    book = book_of({"one.md": "One  two.\n"})
    (tmp_path / "one.md").write_text("One two three.\n")
    assert corrections(book) == ()
    assert revisions(book, lambda _: True) == ()
    (tmp_path / "one.md").unlink()
    assert corrections(book) == ()


def test_only_what_is_wanted_is_revised(book_of: BookOf) -> None:
    book = book_of({"one.md": "One  two - three.\n"}, lang="de")
    (revision,) = revisions(book, lambda each: each.code == "prose-dash")
    assert (revision.after, revision.corrections) == ("One  two – three.\n", 1)
    assert (
        revision.diff() == "--- a/one.md\n+++ b/one.md\n@@ -1 +1 @@\n-One  two - three.\n+One  two – three.\n"
    )


def test_a_diff_keeps_what_ends_a_line() -> None:
    assert unified("a", "x\r\ny", "x\r\nz").endswith(
        " x\r\n-y\n\\ No newline at end of file\n+z\n\\ No newline at end of file\n"
    )
    assert unified("a", "x\n", "x\n") == ""


def test_of_two_corrections_that_overlap_the_first_is_made() -> None:
    assert mended("abcd", [Correction("x", 1, 3, "-", "c"), Correction("x", 2, 4, "+", "c")]) == "a-d"


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_no_letter_is_lost_and_there_is_an_end_to_correcting(
    pieces: list[str], book_of: BookOf, tmp_path: Path
) -> None:
    texts = ["".join(pieces)]
    for _ in range(6):
        (tmp_path / "one.md").write_bytes(texts[-1].encode())
        texts.append(mended(texts[-1], corrections(book_of({}, chapters=["one.md"]))))
    letters = [[sign for sign in text if sign.isascii() and sign.isalnum() and sign != "e"] for text in texts]
    assert letters[0] == letters[-1]
    assert texts[-2] == texts[-1]
    assert texts[0].count("\r") == texts[-1].count("\r")
