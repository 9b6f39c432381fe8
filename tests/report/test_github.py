from __future__ import annotations

from octavo.findings import finding
from octavo.report import Report, render_github

WHOLE = """\
::notice title=output-locked::Java was not found
::error file=a b.md,line=2,title=collate-text::words differ: 100%25, here (in epub)
::error file=a b.md,line=12,col=7,title=note-undefined::the marker [^9] has no note%0Awrite it
::warning file=zz.md,title=chapter-unlisted::this file is not in the book%0Alist it
2 errors, 1 warning, 1 note, in 2 min 10 s.
"""


def test_each_finding_is_a_workflow_command(report: Report) -> None:
    assert render_github(report) == WHOLE


def test_a_manuscript_cannot_write_commands_of_its_own() -> None:
    found = finding("link-dead", "x\n::set-env name=PATH::/evil\r", path="a,line=1::b%.md")
    first, *rest = render_github(Report((found,))).splitlines()
    assert first == (
        "::error file=a%2Cline=1%3A%3Ab%25.md,title=link-dead::x%0A::set-env name=PATH::/evil%0D"
    )
    assert rest == ["1 error."]
