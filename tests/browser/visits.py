"""Visit pages, and notice what no page of a book may do."""

from __future__ import annotations

import time
from typing import Any, TypeAlias

__all__ = ["Browser", "Page", "Visitor", "follow", "until"]

#: Playwright's own, which are optional: no type is known where it is not installed.
Browser: TypeAlias = Any
Page: TypeAlias = Any

#: What is no request to anyone.
INLINE = ("about:", "blob:", "data:")
#: A page of a book is there at once; a test that waits longer for something waits in vain. In ms.
PATIENCE = 5000


def follow(page: Page, selector: str) -> None:
    """Click the only such link, and wait until what it leads to is there, be it on the same page."""
    with page.expect_navigation():
        page.click(selector)


def until(page: Page, expression: str) -> None:
    """Wait until an expression of JavaScript is true in a page.

    Playwright's own `wait_for_function` is refused by the policy of the book's pages.
    """
    ends = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(expression):
        assert time.monotonic() < ends, f"it never came true: {expression}"
        page.wait_for_timeout(20)


class Visitor:
    """Open pages, each for a reader of its own, and note what was wrong with any of them."""

    def __init__(self, browser: Browser, own: tuple[str, ...]) -> None:
        """Begin without a visit; the addresses that are the book's own begin with one of `own`."""
        self.requests: list[str] = []
        self.faults: list[str] = []
        self._browser = browser
        self._own = (*own, *INLINE)
        self._contexts: list[Any] = []

    def __call__(  # noqa: PLR0913 -- each says one thing about the reader, and has a name at the call
        self,
        address: str,
        *,
        width: int = 1440,
        height: int = 900,
        scheme: str = "light",
        javascript: bool = True,
        motion: str = "reduce",
        **more: Any,  # noqa: ANN401 -- whatever Playwright lets a context be told
    ) -> Page:
        """Open a page in a window of this size, in CSS px, and give it when it is loaded.

        `scheme` is `light` or `dark`, `motion` is `reduce` or `no-preference`.
        """
        context = self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            reduced_motion=motion,
            **more,
        )
        self._contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: self._ask(request.url))
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.faults.append(f"thrown: {error.error}"))
        page = context.new_page()
        page.goto(address)
        return page

    def leave(self) -> None:
        """Close what is open; what a page has said until now is heard before."""
        for context in self._contexts:
            context.close()

    def _ask(self, address: str) -> None:
        self.requests.append(address)
        if not address.startswith(self._own):
            self.faults.append(f"asked for: {address}")

    def _hear(self, message: Any) -> None:  # noqa: ANN401 -- Playwright's message
        if message.type == "error":
            self.faults.append(f"console, {message.location.get('url', '')}: {message.text}")
