from __future__ import annotations

import pytest

from tests.browser.sites import Site
from tests.browser.visits import Visitor, until


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("console.error('broken')", "console, "),
        ("setTimeout(() => { throw new Error('broken'); })", "thrown: "),
        ("fetch('https://other.invalid/').catch(() => 0)", "asked for: https://other.invalid/"),
    ],
)
def test_what_no_page_may_do_is_noticed(sink: Site, visit: Visitor, script: str, fault: str) -> None:
    page = visit(sink.page(), bypass_csp=True)
    page.evaluate(script)
    page.wait_for_timeout(50)
    assert any(each.startswith(fault) for each in visit.faults)
    visit.faults.clear()


def test_what_the_policy_forbids_is_noticed(sink: Site, visit: Visitor) -> None:
    page = visit(sink.page())
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://other.invalid/a.png'}))")
    page.wait_for_timeout(50)
    assert any("Content Security Policy" in each for each in visit.faults)
    visit.faults.clear()


def test_what_is_waited_for_must_come(sink: Site, visit: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    page = visit(sink.page())
    page.evaluate("setTimeout(() => { window.there = true; }, 50)")
    until(page, "window.there === true")
    monkeypatch.setattr("tests.browser.visits.PATIENCE", 50)
    with pytest.raises(AssertionError, match="never came true"):
        until(page, "window.there === false")
