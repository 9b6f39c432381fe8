from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from octavo.conform.axe import axe
from octavo.conform.axe import judge as module
from octavo.conform.axe.reading import ALL, Barrier, Situation
from octavo.conform.kit import kit, places
from octavo.doors.chromium import Browser
from octavo.doors.driver import DriverError
from octavo.doors.program import TimedOutError
from octavo.errors import MissingProgramError
from octavo.verdict import Spot

INSTALLED = pytest.mark.skipif(
    find_spec("playwright") is None or not (kit() / "axe-core").is_dir(),
    reason="axe-core is not installed; ./noxw -s conformance does that",
)
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:">
<meta name="viewport" content="width=device-width">
<title>A</title><link rel="stylesheet" href="style.css"></head>
<body><main><h1>Title</h1>
<p class="faint">words</p>
<p class="faint">more words</p>
</main></body></html>
"""
STYLE = """
body { background: #fff; color: #000 }
@media (prefers-color-scheme: dark) { body { background: #222; color: #eee } .faint { color: #333 } }
@media (min-width: 60rem) { h1 { color: #eee } }
"""
NARROW, WIDE = Situation(360, "light", ALL), Situation(1440, "dark", ALL)
BARRIER = Barrier(
    rule="image-alt",
    impact="critical",
    help="Images must have a description",
    url="https://example.org/image-alt?application=axe",
    checks=("no alt", "no title"),
    element="main > h1",
    path="/html/body/main/h1",
    times=1,
)


@pytest.fixture
def pretended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Pretend that axe-core and a browser are installed."""
    script = tmp_path / "axe-core/axe.min.js"
    script.parent.mkdir()
    script.touch()
    monkeypatch.setattr(places, "modules", lambda _: tmp_path)
    monkeypatch.setattr(module, "chromium", lambda _: Browser(Path("browser")))


@INSTALLED
def test_colours_are_looked_at_by_day_and_by_night_and_in_both_widths() -> None:
    verdicts = axe({"web/a.html": PAGE.encode(), "web/style.css": STYLE.encode()}, "web")
    (dark,) = verdicts
    assert dark.spot == Spot("web/a.html", 7)
    found = dark.finding
    assert (found.code, found.path, found.format) == ("axe-violation", "web/a.html", "web")
    assert found.message.startswith("a.html:7: Element has insufficient color contrast of ")
    assert found.message.endswith("(color-contrast, serious, 2 times; 360 px wide, dark)")
    wide = STYLE.replace(".faint { color: #333 }", "")
    (light,) = axe({"web/a.html": PAGE.encode(), "web/style.css": wide.encode()}, "web")
    assert light.finding.message.endswith("(color-contrast, serious; 1440 px wide, light)")


@INSTALLED
def test_a_page_without_a_barrier_passes() -> None:
    assert axe({"a.html": PAGE.encode()}, "page") == ()


@pytest.mark.usefixtures("pretended")
def test_a_rule_is_told_once_for_a_page_with_the_page_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    advice = Barrier("region", "minor", "Be in a region", "", (), "p", "/html/body/main/p", 3)
    found = [("a.html", NARROW, BARRIER), ("a.html", WIDE, BARRIER), ("a.html", WIDE, advice)]
    monkeypatch.setattr(module, "in_browser", lambda *_, **__: found)
    verdicts = axe({"a.html": PAGE.encode()}, "page")
    assert [(each.finding.code, each.finding.message, each.finding.hint) for each in verdicts] == [
        (
            "axe-violation",
            "a.html:6: no alt; no title: main > h1 (image-alt, critical; 360 px wide, light)",
            "see https://example.org/image-alt",
        ),
        ("axe-advice", "a.html:7: Be in a region: p (region, minor, 3 times; 1440 px wide, dark)", "see "),
    ]


@pytest.mark.usefixtures("pretended")
def test_what_stands_around_the_text_is_told_once_for_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    around, inside = replace(BARRIER, path="/html"), replace(BARRIER, rule="other")
    found = [(name, NARROW, each) for name in ("a.html", "b.html") for each in (around, inside)]
    monkeypatch.setattr(module, "in_browser", lambda *_, **__: found)
    verdicts = axe({"a.html": PAGE.encode(), "b.html": PAGE.encode()}, "web")
    assert [(each.finding.path, each.finding.message.partition("(")[2], each.spot) for each in verdicts] == [
        ("a.html", "image-alt, critical, 2 times on 2 pages; 360 px wide, light)", None),
        ("a.html", "other, critical; 360 px wide, light)", Spot("a.html", 6)),
        ("b.html", "other, critical; 360 px wide, light)", Spot("b.html", 6)),
    ]


@pytest.mark.usefixtures("pretended")
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TimedOutError("browser"), "axe-core was not done after 600 seconds"),
        (DriverError("no such browser"), "axe-core could not judge it: no such browser"),
    ],
)
def test_a_judge_that_fails_says_why(monkeypatch: pytest.MonkeyPatch, error: Exception, words: str) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(module, "in_browser", fail)
    (verdict,) = axe({"a.html": b""}, "page")
    assert (verdict.finding.code, verdict.finding.message) == ("axe-violation", words)


@pytest.mark.usefixtures("pretended")
def test_without_pages_nothing_is_opened() -> None:
    assert axe({"web/style.css": b""}, "web") == ()


def test_without_axe_the_way_to_get_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "modules", lambda _: tmp_path)
    with pytest.raises(MissingProgramError) as caught:
        axe({"a.html": b""}, "page")
    assert caught.value.findings[0].message == "axe-core is not installed"
    assert caught.value.findings[0].hint == "./noxw -s conformance"
