from __future__ import annotations

import io
import itertools
import re

import pytest
from rich.console import Console

from octavo.report import Report, render_text
from octavo.report.caret import width
from octavo.report.terminal import draw

LINES = {("a b.md", 12): "\t日本 Wörter and\twords and [^9] and more words and more words and more words"}


def drawn(report: Report, *, colours: bool, columns: int = 200) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream, force_terminal=colours, width=columns, highlight=False, color_system="truecolor"
    )
    console.print(draw(report, LINES, columns))
    return stream.getvalue()


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def words(text: str) -> list[str]:
    return plain(text).split()


@pytest.mark.parametrize("colours", [True, False])
def test_a_terminal_shows_the_words_of_the_plain_text(report: Report, *, colours: bool) -> None:
    assert words(drawn(report, colours=colours)) == words(render_text(report, LINES))


def test_an_error_is_red_and_a_warning_yellow(report: Report) -> None:
    text = drawn(report, colours=True)
    assert "\x1b[1;31merror[note-undefined]" in text
    assert "\x1b[33mwarning[chapter-unlisted]" in text
    assert "\x1b[1;31m       |            ^\x1b[0m" in text


@pytest.mark.parametrize("columns", [200, 80, 50])
def test_an_excerpt_fits_the_terminal_and_keeps_its_caret(report: Report, columns: int) -> None:
    lines = plain(drawn(report, colours=True, columns=columns)).splitlines()
    above, below = next(
        pair for pair in itertools.pairwise(lines) if pair[1].strip(" |^") == "" and "^" in pair[1]
    )
    assert width(above) <= min(columns, 80)
    assert above.startswith("    12 |     日本 Wörter")
    assert below.rstrip() == "       |            ^"
