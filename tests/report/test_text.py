from __future__ import annotations

from octavo.findings import finding
from octavo.report import Report, render_text
from octavo.report.text import finding_lines

WHOLE = """\
octavo: note[output-locked] Java was not found
a b.md:2: error[collate-text] words differ: 100%, here (in epub)
a b.md:12:7: error[note-undefined] the marker [^9] has no note
  help: write it
zz.md: warning[chapter-unlisted] this file is not in the book
  help: list it
2 errors, 1 warning, 1 note, in 2 min 10 s.
File                          Size  Pages  Words  Notes       Time
build/small-book.epub       512 kB         8,123     31      1.2 s
build/small-book-print.pdf  2.3 MB  1,204  8,123     31  2 min 5 s
build/small-book.html        999 B         8,123     31
"""


def test_a_report_is_plain_text(report: Report) -> None:
    assert render_text(report) == WHOLE


def test_a_clean_report_says_so() -> None:
    assert render_text(Report(seconds=12.34)) == "Nothing wrong, in 12.3 s.\n"


def test_what_a_manuscript_holds_cannot_steer_a_terminal() -> None:
    found = finding("link-dead", "no id \x1b[31m\u202eevil\n::error::x", path="a\x07.md", hint="\x9b2J")
    lines = list(finding_lines(found))
    assert lines == [
        "a\\x07.md: error[link-dead] no id \\x1b[31m\\u202eevil\\n::error::x",
        "  help: \\x9b2J",
    ]


def test_letters_of_every_script_stay_letters() -> None:
    found = finding("link-dead", "keine Überschrift „日本“", path="é.md")
    assert list(finding_lines(found)) == ["é.md: error[link-dead] keine Überschrift „日本“"]


def test_a_finding_shows_its_line_with_a_caret() -> None:
    found = finding("note-undefined", "the marker [^9] has no note", path="a.md", line=12, column=7, hint="x")
    lines = list(finding_lines(found, {("a.md", 12): "日本の本 [^9] again"}))
    assert lines == [
        "a.md:12:7: error[note-undefined] the marker [^9] has no note",
        "    12 | 日本の本 [^9] again",
        "       |           ^",
        "  help: x",
    ]


def test_a_line_without_a_column_has_no_caret_and_an_empty_line_is_not_shown() -> None:
    found = finding("link-dead", "x", path="a.md", line=1)
    assert list(finding_lines(found, {("a.md", 1): "word " * 40}))[1:] == [
        "     1 | " + "word " * 13 + "word…"
    ]
    assert list(finding_lines(found, {("a.md", 1): "  "}))[1:] == []


def test_a_line_of_the_manuscript_cannot_steer_a_terminal() -> None:
    found = finding("link-dead", "x", path="a.md", line=1, column=2)
    lines = list(finding_lines(found, {("a.md", 1): "\x1b]0;evil\x07\u202e"}))
    assert lines[1] == "     1 | \\x1b]0;evil\\x07\\u202e"
    assert lines[2] == "       |     ^"
