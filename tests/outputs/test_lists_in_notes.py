"""Lists in footnotes: print draws their numbers last of all on the page, behind every note."""

from __future__ import annotations

from pathlib import Path

from octavo.findings import Severity
from tests.outputs.shelf import build_book

TEXT = """# One

Words.[^1] And more.[^2]

1. First of text
2. Second of text

[^1]: A note with a list:

    3. third thing
    4. fourth thing

    And an end.

[^2]: Another.
"""


def test_the_numbers_of_lists_in_notes_are_no_text_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(TEXT, "utf-8")
    (tmp_path / "book.yaml").write_text("title: Lists\nallow: [{code: print-pages}]\n", "utf-8")
    report = build_book(tmp_path, tmp_path / "build", frozenset({"pdf"}))
    assert [found for found in report.findings if found.severity is not Severity.NOTE] == []
