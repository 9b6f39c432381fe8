from __future__ import annotations

import json
from pathlib import Path

import pytest

from octavo.conform import nu as module
from octavo.conform.kit import kit, places
from octavo.conform.nu import nu
from octavo.doors.program import Ran, TimedOutError
from octavo.errors import MissingProgramError
from octavo.verdict import Spot

INSTALLED = pytest.mark.skipif(
    not (kit() / "vnu-jar").is_dir(),
    reason="the Nu HTML checker is not installed; ./noxw -s conformance does that",
)
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<title>A</title>
<link rel="stylesheet" href="style.css">
<script type="application/ld+json">{}</script></head>
<body><main>
<h1>Words</h1>
<p>More of them.</p>
</main>
<footer><p>A footer.</p></footer></body></html>
"""
MESSAGE = {"type": "error", "url": "file:/a/0.html", "lastLine": 9, "firstColumn": 3, "message": "Wrong."}


@pytest.fixture
def pretended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Pretend that the checker is installed."""
    jar = tmp_path / "vnu-jar/build/dist/vnu.jar"
    jar.parent.mkdir(parents=True)
    jar.touch()
    monkeypatch.setattr(places, "modules", lambda _: tmp_path)


def answer(monkeypatch: pytest.MonkeyPatch, *messages: dict[str, object]) -> None:
    """Let the checker say these messages."""
    said = json.dumps({"messages": messages}).encode()
    monkeypatch.setattr(module, "run_jar", lambda *_, **__: Ran(0, said, b""))


@INSTALLED
def test_an_error_is_found_in_its_page_and_on_its_line() -> None:
    broken = PAGE.replace("<p>More", '<p id="a"><b id="a">More').replace("them.", "them.</b>")
    files = {"web/one.html": PAGE, "web/two & drei ü.html": broken, "web/style.css": "no style"}
    verdicts = nu({name: text.encode() for name, text in files.items()}, "web")
    assert {each.spot for each in verdicts} == {Spot("web/two & drei ü.html", 9)}
    found = verdicts[0].finding
    assert (found.code, found.severity, found.path, found.format) == (
        "nu-error", "error", "web/two & drei ü.html", "web",
    )  # fmt: skip
    assert found.message == "two & drei ü.html:9:11: Duplicate ID “a”"


@INSTALLED
def test_a_page_with_a_policy_is_sound() -> None:
    assert nu({"a.html": PAGE.encode()}, "page") == ()


@INSTALLED
def test_a_warning_is_a_warning() -> None:
    warned = PAGE.replace("<main>", '<main role="main">')
    (verdict,) = nu({"a.html": warned.encode()}, "page")
    assert (verdict.finding.code, verdict.finding.severity) == ("nu-warning", "warning")


@pytest.mark.usefixtures("pretended")
def test_what_stands_around_the_text_has_no_spot(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, MESSAGE, {**MESSAGE, "lastLine": 11})
    verdicts = nu({"a.html": PAGE.encode()}, "page")
    assert [(each.finding.message, each.spot) for each in verdicts] == [
        ("a.html:9:3: Wrong", Spot("a.html", 9)),
        ("a.html:11:3: Wrong", None),
    ]


@pytest.mark.usefixtures("pretended")
@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"subType": "fatal"}, ["nu-error"]),
        ({"type": "info", "subType": "warning"}, ["nu-warning"]),
        ({"type": "info"}, []),
        ({"type": "non-document-error", "subType": "io"}, ["nu-error"]),
    ],
)
def test_a_type_of_message_has_its_code(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, object], codes: list[str]
) -> None:
    answer(monkeypatch, {**MESSAGE, **changed})
    assert [each.finding.code for each in nu({"a.html": PAGE.encode()}, "page")] == codes


@pytest.mark.usefixtures("pretended")
def test_a_judge_that_does_not_come_to_an_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **given: float) -> Ran:
        raise TimedOutError(str(given["seconds"]))

    monkeypatch.setattr(module, "run_jar", hang)
    (verdict,) = nu({"a.html": b""}, "page")
    assert (verdict.finding.code, verdict.finding.message) == (
        "nu-error", "the Nu HTML checker was not done after 300 seconds",
    )  # fmt: skip


@pytest.mark.usefixtures("pretended")
def test_a_judge_that_falls_over_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "run_jar", lambda *_, **__: Ran(1, b"", b"out of memory\n"))
    (verdict,) = nu({"a.html": b""}, "page")
    assert verdict.finding.message == "the Nu HTML checker could not judge it: out of memory"


@pytest.mark.usefixtures("pretended")
def test_without_pages_nothing_is_asked() -> None:
    assert nu({"web/style.css": b""}, "web") == ()


def test_without_the_checker_the_way_to_get_it_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(places, "modules", lambda _: tmp_path)
    with pytest.raises(MissingProgramError) as caught:
        nu({"a.html": b""}, "page")
    assert caught.value.findings[0].hint == "./noxw -s conformance"
