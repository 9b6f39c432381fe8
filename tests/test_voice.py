from __future__ import annotations

import json
from pathlib import Path

import pytest

from octavo.findings import finding
from octavo.report import Report
from octavo.voice import Style, say_report

REPORT = Report((finding("link-dead", "no such id", path="one.md", line=3, column=5),))


@pytest.fixture
def manuscript(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a manuscript in a folder below the current one."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book/one.md").write_text("# One\n\nSee [there](#two).\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("book")


def test_text_shows_the_line_with_a_caret(manuscript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say_report(REPORT, manuscript, Style.TEXT)
    assert capsys.readouterr().out == (
        "one.md:3:5: error[link-dead] no such id\n     3 | See [there](#two).\n       |     ^\n1 error.\n"
    )


def test_sarif_counts_paths_from_here_and_has_the_line(
    manuscript: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say_report(REPORT, manuscript, Style.SARIF)
    (result,) = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "book/one.md"}
    assert place["region"]["snippet"] == {"text": "[there](#two)."}


@pytest.mark.parametrize(("style", "path"), [(Style.GITHUB, "file=book/one.md,"), (Style.JSON, '"one.md"')])
def test_machines_that_want_no_line_get_none(
    manuscript: Path, capsys: pytest.CaptureFixture[str], style: Style, path: str
) -> None:
    say_report(REPORT, manuscript, style)
    said = capsys.readouterr().out
    assert path in said
    assert "See" not in said
