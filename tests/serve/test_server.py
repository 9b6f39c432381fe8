from __future__ import annotations

import json
import sys
from threading import Thread

import pytest

from octavo.serve.counter import Counter
from octavo.serve.server import Server
from tests.serve.conftest import Desk, Kept


def test_every_page_and_what_stands_on_it_is_given(desk: Desk) -> None:
    with desk.serving() as ask:
        first = ask("/")
        assert first.headers["Content-Type"] == "text/html; charset=utf-8"
        assert ask("/index.html").content == first.content
        assert "First words." in ask("/one.html").text
        assert ask("/style.css").headers["Content-Type"] == "text/css; charset=utf-8"
        assert ask("/fonts/text-regular.ttf").content[:4] in {b"\0\1\0\0", b"OTTO"}
        image = next(image.name for image in desk.board.newest.site.planned.book.images)  # type: ignore[union-attr] # it is there
        assert ask(f"/{image}").headers["Content-Type"] == "image/svg+xml"
        assert ask("/-/live.js").headers["Content-Type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/none.html",
        "/book.yaml",
        "/one.md",
        "/dot.svg",
        "/../book.yaml",
        "/%2e%2e/book.yaml",
        "/images/../../book.yaml",
        "//etc/passwd",
        "/-/../book.yaml",
        "/-/static/live.js",
        "/-/print/none.html",
        "/-/print/none/0.png",
    ],
)
def test_what_the_book_does_not_hold_is_not_found(desk: Desk, path: str) -> None:
    with desk.serving() as ask:
        assert ask(path).status == 404


@pytest.mark.parametrize("host", ["evil.example:{}", "127.0.0.1", "localhost:1", "0.0.0.0:{}"])
def test_a_browser_that_calls_us_by_another_name_is_sent_away(desk: Desk, host: str) -> None:
    with desk.serving() as ask:
        assert ask("/", host=host).status == 421
        assert ask("/-/events", host=host).status == 421


@pytest.mark.parametrize("host", ["localhost:{}", "LOCALHOST:{}", "127.0.0.1:{}", "[::1]:{}"])
def test_our_own_names_are_known(desk: Desk, host: str) -> None:
    with desk.serving() as ask:
        assert ask("/", host=host).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(desk: Desk, method: str) -> None:
    with desk.serving() as ask:
        assert ask("/", method).status == 501


def test_a_head_is_asked_for_alone(desk: Desk) -> None:
    with desk.serving() as ask:
        head, whole = ask("/one.html", "HEAD"), ask("/one.html")
        assert head.content == b""
        assert head.headers["Content-Length"] == str(len(whole.content))
        assert head.headers["ETag"] == whole.headers["ETag"]


def test_what_the_browser_has_is_not_sent_again(desk: Desk) -> None:
    with desk.serving() as ask:
        tag = ask("/one.html").headers["ETag"]
        assert ask("/one.html", **{"If-None-Match": tag}).status == 304
        desk.save("one.md", "# One\n\nNew words.\n")
        again = ask("/one.html", **{"If-None-Match": tag})
        assert again.status == 200
        assert "New words." in again.text


def test_the_tag_of_a_page_is_another_when_its_styles_are(desk: Desk) -> None:
    with desk.serving() as ask:
        tag = ask("/one.html").headers["ETag"]
        (desk.folder / "styles").mkdir()
        desk.save("styles/web.css", "body { color: green; }")
        assert ask("/one.html").headers["ETag"] != tag


def test_the_newest_impression_is_told_at_once(desk: Desk) -> None:
    with desk.serving() as ask:
        event = ask("/-/events")
        assert event.headers["Content-Type"] == "text/event-stream"
        assert json.loads(event.content.removeprefix(b"data: ")) == {
            "number": 1,
            "errors": [],
            "more": 0,
            "warnings": 0,
        }


def test_a_bug_of_ours_is_an_answer_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    monkeypatch.setattr(Server, "handle_error", lambda *_: told.append(sys.exc_info()[0]))
    monkeypatch.setattr(Counter, "give", lambda *_: 1 / 0)
    with desk.serving() as ask:
        assert ask("/one.html").status == 500
    assert told == [ZeroDivisionError]


def test_whoever_listens_is_told_of_a_change(desk: Desk) -> None:
    seen = []
    waiting = Thread(target=lambda: seen.append(desk.board.wait(1, 10)))
    waiting.start()
    desk.save("one.md", "# One\n\nNew words.\n")
    waiting.join()
    assert [impression.number for impression in seen if impression] == [2]


def test_nobody_waits_for_a_board_that_is_closed(desk: Desk) -> None:
    waiting = Thread(target=desk.board.wait, args=(1, 60))
    waiting.start()
    desk.board.close()
    waiting.join(5)
    assert not waiting.is_alive()


def test_other_pages_may_not_load_ours(desk: Desk) -> None:
    with desk.serving() as ask:
        answer: Kept = ask("/one.html")
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in answer.headers
