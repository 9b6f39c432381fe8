from __future__ import annotations

import pytest

from octavo.conform.pages import line_of, spot_in
from octavo.verdict import Spot

PAGE = b"""<!DOCTYPE html>
<html><head><title>A</title></head>
<body>
<header><a href="b.html">B</a></header>
<main>
<section id="s">
<p>words
<b>more</b></p>
</section></main>
<footer>foot</footer></body></html>"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/html/body/main/section/p/b", 8),
        ("//section[@id='s']/p", 7),
        ("//section[@id='s']/dialog/button[2]", 6),
        ("//div[@id='made']/button", None),
        ("/html/body/main/p[", 5),
        ("", None),
    ],
)
def test_a_path_leads_to_its_element_or_the_nearest_around_it(path: str, line: int | None) -> None:
    assert line_of(PAGE, path) == line


@pytest.mark.parametrize("line", [5, 8])
def test_a_line_of_the_text_is_a_spot(line: int) -> None:
    assert spot_in("a.html", PAGE, line) == Spot("a.html", line)


@pytest.mark.parametrize("line", [None, 4, 10])
def test_what_is_around_the_text_is_none(line: int | None) -> None:
    assert spot_in("a.html", PAGE, line) is None


def test_a_page_without_main_is_all_text() -> None:
    assert spot_in("a.html", b"<p>words", 1) == Spot("a.html", 1)
