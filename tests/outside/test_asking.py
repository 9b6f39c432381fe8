from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import urllib3

import octavo
from octavo.cache import Cache
from octavo.findings import Finding, Severity
from octavo.outside import Manner, ask_links
from octavo.outside.addresses import addresses
from octavo.outside.answer import Answer, Fate, recall, remember
from octavo.outside.question import Question
from octavo.outside.turns import Turns
from tests.conftest import BookOf
from tests.outside.conftest import PAGES, Web

NOW = datetime(2026, 11, 24, tzinfo=UTC)
#: No pause between questions, and this machine may be asked.
HERE = Manner(pause=0, seconds=0.5, local=True)

Asked = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def asked(book_of: BookOf) -> Asked:
    """Give what asks for the links of a chapter with these addresses, one to a line, from line 3."""

    def ask(
        *urls: str, cache: Cache | None = None, now: datetime = NOW, manner: Manner = HERE
    ) -> tuple[Finding, ...]:
        text = "# One\n\n" + "".join(f"[words]({url})\n" for url in urls)
        return ask_links(book_of({"one.md": text}), cache or Cache(None), now, lambda _: None, manner)

    return ask


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/there", None, ""),
        ("/elsewhere-today", None, ""),
        ("/no-heads", None, ""),
        ("/headless", None, ""),
        ("/gone", "link-gone", "the answer is 404"),
        ("/long-gone", "link-gone", "the answer is 410"),
        ("/moved-to-nothing", "link-gone", "the answer is 404"),
        ("/moved", "link-moved", "moved for good"),
        ("/moved-again", "link-moved", "moved for good"),
        ("/circle", "link-unasked", "more than 5 other addresses"),
        ("/forbidden", "link-unasked", "refused the question with 403"),
        ("/too-many", "link-unasked", "refused the question with 429"),
        ("/shy", "link-unasked", "with 999"),
        ("/broken", "link-unasked", "failed with 500"),
        ("/out", "link-unasked", "leads on to what is no page on the web"),
        ("/nowhere", "link-unasked", "leads on to what is no address"),
        ("/slow", "link-unasked", "did not answer in time"),
    ],
)
def test_what_became_of_a_page_is_told(
    path: str, code: str | None, words: str, web: Web, asked: Asked
) -> None:
    found = asked(web.url(path))
    assert [(each.code, each.path, each.line, each.column) for each in found] == (
        [(code, "one.md", 3, 9)] if code else []
    )
    assert all(words in each.message and web.url(path) in each.message and each.hint for each in found)
    assert all(each.severity is not Severity.ERROR for each in found)


@pytest.mark.parametrize(
    ("path", "new"),
    [("/moved", "/there"), ("/moved-again", "/there"), ("/moved-then-elsewhere", "/elsewhere-today")],
)
def test_the_new_address_is_where_it_moved_for_good(path: str, new: str, web: Web, asked: Asked) -> None:
    assert [each.hint for each in asked(web.url(path))] == [f"link to {web.url(new)}"]


def test_a_page_is_asked_for_once_by_its_head_and_by_our_name(web: Web, asked: Asked) -> None:
    found = asked(web.url("/there"), web.url("/gone#a"), web.url("/there"), web.url("/gone#b"))
    assert web.paths() == [("HEAD", "/there"), ("HEAD", "/gone"), ("GET", "/gone")]
    assert {agent for _, _, agent, _ in web.asked} == {f"octavo/{octavo.__version__}"}
    assert [(each.line, each.message.endswith("(and in 1 more links)")) for each in found] == [(4, True)]


def test_a_host_has_its_pause(web: Web, asked: Asked) -> None:
    asked(web.url("/a"), web.url("/b"), web.url("/c"), manner=Manner(pause=0.1, local=True))
    times = [when for *_, when in web.asked]
    assert all(after - before >= 0.09 for before, after in pairwise(times))


def test_a_host_that_has_had_enough_is_left_alone(web: Web, asked: Asked) -> None:
    found = asked(web.url("/too-many"), web.url("/there"))
    assert web.paths() == [("HEAD", "/too-many")]
    assert [each.code for each in found] == ["link-unasked"] * 2


def test_answers_are_kept_for_a_week(web: Web, asked: Asked, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    urls = web.url("/gone"), web.url("/forbidden")
    first = asked(*urls, cache=cache)
    asked_then = len(web.asked)
    assert asked(*urls, cache=cache, now=NOW + timedelta(days=7)) == first
    assert {path for _, path in web.paths()[asked_then:]} == {"/forbidden"}
    asked_then = len(web.asked)
    assert asked(*urls, cache=cache, now=NOW + timedelta(days=8)) == first
    assert {path for _, path in web.paths()[asked_then:]} == {"/gone", "/forbidden"}


def test_an_answer_that_cannot_be_read_or_lies_ahead_is_asked_for_again(tmp_path: Path) -> None:
    cache, week = Cache(tmp_path), timedelta(days=7)
    remember(cache, "u", Answer(Fate.GONE, "w"), NOW)
    assert recall(cache, "u", NOW, week) == Answer(Fate.GONE, "w")
    assert recall(cache, "u", NOW - timedelta(days=1), week) is None
    for entry in tmp_path.rglob("*"):
        if entry.is_file():
            entry.write_text('{"asked": 1}')
    assert recall(cache, "u", NOW, week) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254"])
def test_this_machine_and_its_neighbours_are_not_asked(host: str, web: Web) -> None:
    with urllib3.PoolManager(retries=False) as pool:
        answer = Question(pool, Turns(0)).ask(web.url("/there", host))
    assert answer == Answer(Fate.PRIVATE, "it leads to this machine or into a private network")
    assert web.asked == []


def test_a_pointer_into_this_machine_is_not_followed(
    web: Web, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = socket.getaddrinfo

    def seem_public(host: str, port: int | None, family: int, kind: int) -> object:
        if port is None and host == "outside.example":
            return [(family, kind, 6, "", ("93.184.216.34", 0))]
        return known("127.0.0.1", port, family, kind)

    monkeypatch.setattr(socket, "getaddrinfo", seem_public)
    monkeypatch.setitem(PAGES, "/inward", (302, 302, web.url("/there")))
    found = asked(web.url("/inward", "outside.example"), manner=Manner(pause=0, seconds=0.5))
    assert [each.code for each in found] == ["link-unasked"]
    assert "into a private network" in found[0].message
    assert web.paths() == [("HEAD", "/inward")]


def test_a_host_that_nobody_knows_is_gone(web: Web, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    look_up(monkeypatch, socket.EAI_NONAME, but="127.0.0.1")
    found = asked("https://nowhere.example/", web.url("/there"))
    assert [(each.code, each.message) for each in found] == [
        ("link-gone", "nobody knows a host of the name nowhere.example: https://nowhere.example/")
    ]


@pytest.mark.parametrize("error", [socket.EAI_AGAIN, socket.EAI_NONAME])
def test_without_a_network_there_is_one_note(
    error: int, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up(monkeypatch, error)
    found = asked("https://one.example/", "https://two.example/a", "https://two.example/b")
    assert [(each.code, each.severity, each.path) for each in found] == [
        ("link-unasked", Severity.NOTE, None)
    ]
    assert found[0].message == "the network cannot be reached, so nobody could be asked for 3 addresses"


def look_up(monkeypatch: pytest.MonkeyPatch, error: int, but: str = "") -> None:
    """Let every host but one fail to be looked up."""
    known = socket.getaddrinfo

    def fail(host: str, port: int | None, family: int, kind: int) -> object:
        if host == but:
            return known(host, port, family, kind)
        raise socket.gaierror(error, "no")

    monkeypatch.setattr(socket, "getaddrinfo", fail)


def test_a_host_where_nothing_answers_is_gone(web: Web, asked: Asked) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    assert [each.code for each in asked(url, web.url("/there"))] == ["link-gone"]


def test_only_pages_on_the_web_are_asked_for(book_of: BookOf) -> None:
    text = (
        "# One\n\n[a](#one) [b](mailto:a@example.org) [c](https://) [d](http://[::1)\n"
        "[e](//Example.ORG/x) [f](HTTPS://bücher.example/#g)\n\n[h][i]\n\n[i]: https://example.org/x\n"
    )
    listed = [(each.url, each.host, each.line, each.links) for each in addresses(book_of({"one.md": text}))]
    assert listed == [
        ("https://Example.ORG/x", "example.org", 4, 1),
        ("https://bücher.example/", "xn--bcher-kva.example", 4, 1),
        ("https://example.org/x", "example.org", 8, 1),
    ]
