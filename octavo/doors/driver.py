"""Go through Playwright: it starts a Chromium and lets a Python function drive it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import Any, TypeVar

from octavo.doors.chromium import Browser
from octavo.doors.program import TimedOutError
from octavo.errors import MissingProgramError
from octavo.findings import finding

__all__ = ["FLAGS", "DriverError", "in_browser", "launching"]

Answer = TypeVar("Answer")

#: It asks nobody for anything, and needs neither a graphics card nor a user who is not root.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
)


class DriverError(Exception):
    """Say why the browser could not be driven, in Playwright's words."""


def in_browser(work: Callable[[Any], Awaitable[Answer]], *, browser: Browser, seconds: float) -> Answer:
    """Call a function with a browser, Playwright's asynchronous one, and give its answer.

    It has a thread of its own, since another loop may run in this. Raises DriverError when the browser
    cannot be driven, TimedOutError after `seconds`, and MissingProgramError without Playwright.
    """
    if find_spec("playwright") is None:
        message = "Playwright, the way to drive a Chromium, is not installed"
        raise MissingProgramError(finding("program-missing", message, hint="pip install playwright"))
    with ThreadPoolExecutor(1) as thread:
        try:
            return thread.submit(lambda: asyncio.run(_drive(work, browser, seconds))).result()
        except TimeoutError as error:
            raise TimedOutError(str(browser.program)) from error


def launching(browser: Browser) -> dict[str, Any]:
    """Give what Playwright's `launch` must be told to start this browser."""
    return {
        "executable_path": str(browser.program),
        "env": {**os.environ, **browser.env},
        "args": list(FLAGS),
    }


async def _drive(work: Callable[[Any], Awaitable[Answer]], browser: Browser, seconds: float) -> Answer:
    from playwright.async_api import Error, async_playwright  # noqa: PLC0415 -- optional: only judges need it

    try:
        async with asyncio.timeout(seconds), async_playwright() as playwright:
            started = await playwright.chromium.launch(**launching(browser))
            return await work(started)
    except Error as error:
        raise DriverError(str(error).strip()) from error
