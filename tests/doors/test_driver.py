from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from octavo.conform.kit import kit
from octavo.doors import driver
from octavo.doors.chromium import Browser, chromium
from octavo.doors.driver import DriverError, in_browser
from octavo.doors.program import TimedOutError
from octavo.errors import MissingProgramError

HINT = "Playwright is not installed; ./noxw -s conformance does that"


@pytest.fixture
def browser() -> Browser:
    """Give the Chromium that the judges use."""
    pytest.importorskip("playwright", reason=HINT)
    try:
        return chromium(kit())
    except MissingProgramError as error:
        pytest.skip(error.findings[0].message)


async def add(browser: Any) -> int:  # noqa: ANN401 -- Playwright's browser, which is optional
    """Let the browser count."""
    page = await browser.new_page()
    answer: int = await page.evaluate("1 + 1")
    return answer


async def stray(browser: Any) -> None:  # noqa: ANN401 -- as above
    """Open a page that is not there."""
    page = await browser.new_page()
    await page.goto("file:///none.html")


async def sleep(_: object) -> None:
    """Give no answer for a long time."""
    await asyncio.sleep(60)


def test_a_function_can_drive_a_browser(browser: Browser) -> None:
    assert in_browser(add, browser=browser, seconds=60) == 2


def test_what_goes_wrong_is_told_in_playwrights_words(browser: Browser) -> None:
    with pytest.raises(DriverError, match="ERR_FILE_NOT_FOUND"):
        in_browser(stray, browser=browser, seconds=60)


def test_a_browser_that_cannot_be_started_is_told() -> None:
    pytest.importorskip("playwright", reason=HINT)
    with pytest.raises(DriverError, match="none"):
        in_browser(add, browser=Browser(Path("none")), seconds=60)


def test_a_function_that_does_not_come_to_an_end_is_stopped(browser: Browser) -> None:
    with pytest.raises(TimedOutError):
        in_browser(sleep, browser=browser, seconds=1)


def test_without_playwright_the_way_to_get_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "find_spec", lambda _: None)
    with pytest.raises(MissingProgramError) as caught:
        in_browser(add, browser=Browser(Path("none")), seconds=1)
    assert caught.value.findings[0].hint == "pip install playwright"
