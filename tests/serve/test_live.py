from __future__ import annotations

import re

import pytest

from octavo.serve.board import Board
from octavo.serve.counter import Counter
from octavo.serve.impression import Impression
from octavo.serve.live import amend, enliven, static
from tests.serve.conftest import Desk

SCRIPT = static("live.js")


def script() -> str:
    assert SCRIPT is not None
    return SCRIPT.content.decode()


@pytest.mark.parametrize(
    ("policy", "amended"),
    [
        (
            "default-src 'none'",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'",
        ),
        (
            "script-src 'self' file:; img-src data:",
            "script-src 'self' file:; img-src data: 'self'; style-src 'self'; connect-src 'self'",
        ),
        (
            "connect-src 'none'; style-src 'self'",
            "connect-src 'self'; style-src 'self'; script-src 'self'; img-src 'self'",
        ),
    ],
)
def test_a_policy_is_amended_and_allows_nothing_else(policy: str, amended: str) -> None:
    assert amend(policy) == amended
    assert amend(amended) == amended


def test_a_page_is_given_the_script_and_its_tag(desk: Desk) -> None:
    page = desk.give("one.html")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "connect-src 'self'" in policy[1]
    assert page.index('<script src="/-/live.js" defer data-tag="') < page.index("</head>")
    assert page.count("live.js") == 1


def test_the_book_itself_knows_nothing_of_the_script(desk: Desk) -> None:
    site = desk.board.newest.site
    assert site is not None
    assert all(
        "live" not in answer.content.decode() for name, answer in site.made.items() if name == "one.html"
    )
    plain = site.answer("one.html")
    assert plain is not None
    assert b"/-/" not in plain.content


def test_only_the_first_head_is_amended() -> None:
    page = enliven("<html><head></head><body><pre>&lt;/head></head></pre></body></html>", 'a"b')
    assert page.count("live.js") == 1
    assert 'data-tag="a&quot;b"' in page


def test_before_the_book_was_whole_a_page_waits_for_it(desk: Desk) -> None:
    given = Counter(Board(Impression()), desk.proofs).give("two.html")
    assert given is not None
    assert given.tag == "none"
    assert "/-/live.js" in given.answer.content.decode()
    assert "connect-src 'self'" in given.answer.content.decode()


def test_the_script_keeps_the_place_by_words_and_by_id() -> None:
    assert "sessionStorage.setItem(KEPT" in script()
    assert script().index("placeNow()") < script().index("location.reload()")
    assert 'history.scrollRestoration = "manual"' in script()


def test_the_panel_is_told_to_who_does_not_see_it() -> None:
    assert 'panel.setAttribute("role", "alert")' in script()
    assert 'panel.setAttribute("aria-live", "assertive")' in script()


def test_the_script_writes_no_markup() -> None:
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(|\.outerHTML", script())


def test_the_script_takes_no_key_of_the_readers() -> None:
    assert set(re.findall(r'event\.key [!=]== "(.+?)"', script())) == {"p"}
