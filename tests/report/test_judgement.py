from __future__ import annotations

from dataclasses import replace

import pytest

from octavo.findings import Severity, finding
from octavo.report import Output, Report
from octavo.report.judgement import judge
from octavo.tally import Tally

ERROR = finding("collate-text", "words differ")
WARNING = finding("chapter-unlisted", "this file is not in the book")
ALL = tuple(Output(f"x.{name}", name, 1) for name in ("epub", "print", "screen", "web", "page"))
TALLIES = (
    Tally("manuscript", {"letters": 9, "headings": 1, "notes": 5, "links": 2, "images": 4}),
    Tally("epub", {"letters": 9, "headings": 1, "notes": 5, "links": 3, "images": 4}),
    Tally("print", {"letters": 9, "headings": None, "notes": 5, "links": None, "images": None}),
)

JUDGED = [
    (
        Report((), ALL, 9195, 50),
        ("Nothing was lost.", "9,195 words and 50 notes stand in all five outputs."),
    ),
    (
        Report((WARNING,), ALL[:2], 1, 0),
        ("Nothing was lost.", "1 word stands in the EPUB and the print PDF."),
    ),
    (
        Report((), ALL[:1], 9, 5, tallies=TALLIES),
        (
            "Nothing was lost.",
            "9 words and 5 notes stand in the EPUB; 1 heading and 4 images in each that can tell of them.",
        ),
    ),
    (
        Report((replace(ERROR, severity=Severity.NOTE),), ALL[:1], 2, 1),
        ("Nothing was lost but what book.yaml allows.", "2 words and 1 note stand in the EPUB."),
    ),
    (
        Report((ERROR, WARNING), (), 9195, 50),
        ("One error.", "Nothing was replaced: what stood beside this report still stands as it was."),
    ),
    (
        Report((ERROR,) * 12, ALL, 9195, 50, tallies=TALLIES),
        ("12 errors.", "The outputs below stand as they are, and should not be published."),
    ),
    (Report(), ("Nothing is built.", "The manuscript was read, and no error found in it.")),
]


@pytest.mark.parametrize(("report", "said"), JUDGED)
def test_a_report_comes_to_one_sentence(report: Report, said: tuple[str, str]) -> None:
    judgement = judge(report)
    assert (judgement.verdict, judgement.sentence) == said
    assert judgement.sound is (report.counts()[Severity.ERROR] == 0)
