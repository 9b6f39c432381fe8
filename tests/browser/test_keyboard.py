from __future__ import annotations

import pytest

from tests.browser.looks import focus, tab_stops
from tests.browser.sites import Shelf, Site
from tests.browser.visits import Visitor

#: Pages that have, between them, everything that can have the focus.
STOPPING = ["sample state.html", "sink night.html", "sink index.html"]


def test_the_first_tab_stop_skips_to_the_text(placed: Site, visit: Visitor) -> None:
    chapter = next(name for name in placed.pages if placed.read(name).xpath("//main//a[@role='doc-noteref']"))
    page = visit(placed.page(chapter))
    page.keyboard.press("Tab")
    first = focus(page)
    assert first is not None
    assert first.name == "skip"
    assert first.seen
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#--text"
    page.keyboard.press("Tab")
    after = focus(page)
    assert after is not None
    assert after.inside == "main"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("place", STOPPING)
def test_every_tab_stop_has_a_ring_that_is_seen(
    shelf: Shelf, visit: Visitor, place: str, width: int, scheme: str
) -> None:
    name, chapter = place.split()
    page = visit(shelf(name, "file").page(chapter), width=width, scheme=scheme)
    stops = list(tab_stops(page))
    assert len(stops) > 5
    # WCAG 2.2, 2.4.13 and 1.4.11.
    assert [stop for stop in stops if stop.ring < 2 or stop.contrast < 3 or not stop.seen] == []


def test_the_keyboard_gets_to_the_next_page(sample: Site, visit: Visitor) -> None:
    page = visit(sample.page("state.html"))
    link = page.locator("a[rel=next]")
    ahead = link.evaluate("link => link.href")
    for stop in tab_stops(page):
        if stop.name == link.get_attribute("href"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(ahead)
