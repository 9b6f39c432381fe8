from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from octavo.report import Report, render_text
from octavo.report.terminal import draw


def drawn(report: Report, *, colours: bool) -> str:
    stream = io.StringIO()
    Console(file=stream, force_terminal=colours, width=200, highlight=False, color_system="truecolor").print(
        draw(report)
    )
    return stream.getvalue()


def words(text: str) -> list[str]:
    return re.sub(r"\x1b\[[\d;]*m", "", text).split()


@pytest.mark.parametrize("colours", [True, False])
def test_a_terminal_shows_the_words_of_the_plain_text(report: Report, *, colours: bool) -> None:
    assert words(drawn(report, colours=colours)) == words(render_text(report))


def test_an_error_is_red_and_a_warning_yellow(report: Report) -> None:
    text = drawn(report, colours=True)
    assert "\x1b[1;31merror[note-undefined]" in text
    assert "\x1b[33mwarning[chapter-unlisted]" in text
