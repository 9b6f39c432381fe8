"""Open the web book in a real Chromium.

A test in this folder may ask for:

`visit`
    The way to a page: `page = visit(site.page("night.html"), width=360, scheme="dark", javascript=False)`
    gives Playwright's `Page` (its synchronous API), loaded. It takes whatever `Visitor.__call__` names, and
    what Playwright's `new_context` takes besides (`permissions=["clipboard-read"]`, `has_touch=True` ...).
    Each visit is a reader of its own, who remembers nothing of another. `visit.requests` lists every
    address that was asked for. At its end the test fails when a page has written an error to the console,
    thrown one, or asked for anything that is not the book's own.
`sample`, `sink`
    The web book of `manuscript/` and of `tests/books/whole-sink`, each built once, as files on a disk.
`defined`
    That of `tests/books/defined`, which has a glossary.
`book`
    Each of the two in turn.
`placed`
    Each of the two in turn, as files on a disk and from a folder of a website, at 127.0.0.1.
`browser`
    Playwright's `Browser` itself, for what `visit` cannot do; then nobody watches the console.

`Site` (tests/browser/sites.py) knows the addresses of a book's pages. `follow(page, selector)` clicks a link
and waits for what it leads to; `until(page, expression)` waits for an expression of JavaScript, where the
pages' policy refuses Playwright's `wait_for_function` (tests/browser/visits.py). What a test looks at, the
tab stops, the contrast, the width, stands in tests/browser/looks.py. Where Playwright or a Chromium is
missing, the whole folder is skipped and says so; a module here may import Playwright at its top.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

from octavo.conform.kit import kit
from octavo.doors.chromium import chromium
from octavo.doors.driver import launching
from octavo.errors import MissingProgramError
from tests.browser.sites import Shelf, Site, serve, stock
from tests.browser.visits import Browser, Visitor

BOOKS = ("sample", "sink")


@cache
def missing() -> str | None:
    """Say what is missing to open a page, or None."""
    if find_spec("playwright") is None:
        return "Playwright is not installed; ./noxw -s browser does that"
    try:
        chromium(kit())
    except MissingProgramError as error:
        return f"{error.findings[0].message}; ./noxw -s browser installs one"
    return None


class Skipped(pytest.Module):
    """Stand for a module whose tests cannot be run, and need not be importable."""

    def collect(self) -> NoReturn:
        """Skip all of it."""
        pytest.skip(missing() or "", allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Put what says so in place of each module, where something is missing."""
    if missing() is None:
        return None
    skipped: pytest.Module = Skipped.from_parent(parent, path=module_path)
    return skipped


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium, once for all tests."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- optional: nothing here runs without it

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(**launching(chromium(kit())))
        yield started
        started.close()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Give a folder in which each book is built when it is first asked for, and which is served as well."""
    root = tmp_path_factory.mktemp("website")
    with pytest.MonkeyPatch.context() as patch, serve(root) as address:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield stock(root, address)


@pytest.fixture(scope="session")
def sample(shelf: Shelf) -> Site:
    """Give the sample's web book, on a disk."""
    return shelf("sample", "file")


@pytest.fixture(scope="session")
def sink(shelf: Shelf) -> Site:
    """Give the web book of the manuscript that holds everything, on a disk."""
    return shelf("sink", "file")


@pytest.fixture(scope="session")
def defined(shelf: Shelf) -> Site:
    """Give the web book that has a glossary, on a disk."""
    return shelf("defined", "file")


@pytest.fixture(scope="session", params=BOOKS)
def book(request: pytest.FixtureRequest, shelf: Shelf) -> Site:
    """Give each web book in turn, on a disk."""
    return shelf(request.param, "file")


@pytest.fixture(
    scope="session", params=[(name, way) for name in BOOKS for way in ("file", "http")], ids="-".join
)
def placed(request: pytest.FixtureRequest, shelf: Shelf) -> Site:
    """Give each web book in turn, on a disk and on a website."""
    return shelf(*request.param)


@pytest.fixture
def visit(browser: Browser, shelf: Shelf) -> Iterator[Visitor]:
    """Give the way to a page, and look after what its visits brought to light."""
    visitor = Visitor(browser, shelf.own)
    yield visitor
    visitor.leave()
    assert visitor.faults == []
