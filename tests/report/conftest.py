from __future__ import annotations

import pytest

from octavo.findings import finding
from octavo.report import Output, Report


@pytest.fixture
def report() -> Report:
    """Give a report with a finding of each severity, in no order, and two outputs."""
    findings = (
        finding("chapter-unlisted", "this file is not in the book", path="zz.md", hint="list it"),
        finding(
            "note-undefined", "the marker [^9] has no note", path="a b.md", line=12, column=7, hint="write it"
        ),
        finding("collate-text", "words differ: 100%, here", path="a b.md", line=2, format="epub"),
        finding("output-locked", "Java was not found"),
    )
    outputs = (
        Output("build/small-book.epub", "epub", 512_345, None, 1.25),
        Output("build/small-book-print.pdf", "print", 2_300_000, 1_204, 125.0),
        Output("build/small-book.html", "page", 999),
    )
    return Report(findings, outputs, 8_123, 31, 130.5)
