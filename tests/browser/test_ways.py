from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.looks import in_view
from tests.browser.sites import Site
from tests.browser.visits import Page, Visitor, follow


def name_of(page: Page) -> str:
    """Give the name of the page that is open."""
    return unquote(urlsplit(page.url).path.rpartition("/")[2])


def fragment(page: Page) -> str:
    """Give the id that the address of the open page ends with."""
    return unquote(urlsplit(page.url).fragment)


def test_every_page_is_one_of_a_row(book: Site) -> None:
    there = {path.name for path in (book.folder / "web").glob("*.html")}
    assert sorted(book.pages) == sorted(there)


def test_next_and_previous_lead_through_every_page_and_back(placed: Site, visit: Visitor) -> None:
    walk(visit(placed.page(placed.pages[1])), placed)


def test_they_do_so_without_scripts(sink: Site, visit: Visitor) -> None:
    walk(visit(sink.page(sink.pages[1]), javascript=False), sink)


def walk(page: Page, placed: Site) -> None:
    """Click from the first page after the title to the last, and back to the title."""
    seen = [name_of(page)]
    while page.locator("a[rel=next]").count():
        follow(page, "a[rel=next]")
        seen.append(name_of(page))
    assert seen == placed.pages[1:]
    back = []
    while page.locator("a[rel=prev]").count():
        follow(page, "a[rel=prev]")
        back.append(name_of(page))
    assert back == placed.pages[-2::-1]


def test_the_contents_lead_to_every_page_that_has_a_title(book: Site, visit: Visitor) -> None:
    page = visit(book.page(), javascript=False)
    links = page.locator("main nav a[href], main .contents a[href]")
    addresses: list[str] = links.evaluate_all("links => links.map((link) => link.href)")
    reached = set()
    for address in dict.fromkeys(addresses):
        page.goto(address)
        reached.add(name_of(page))
        if fragment(page):
            assert page.locator(f"[id='{fragment(page)}']").count() == 1, address
    titled = {name for name in book.pages if book.read(name).xpath("//main//*[self::h1 or self::h2]")}
    assert titled - {"index.html"} <= reached


@pytest.mark.parametrize("whole", [False, True])
def test_a_marker_leads_to_its_note_and_the_note_back(book: Site, visit: Visitor, *, whole: bool) -> None:
    noted = next(name for name in book.pages if len(book.read(name).xpath("//a[@role='doc-noteref']")) > 1)
    page = visit(book.whole() if whole else book.page(noted), javascript=False, height=500)
    for number in range(2):
        marker = f"a[role=doc-noteref] >> nth={number}"
        home = page.get_attribute(marker, "id")
        follow(page, marker)
        note = fragment(page)
        assert page.locator(f"[id='{note}']:target").count() == 1
        assert in_view(page, f"[id='{note}']")
        follow(page, f"[id='{note}'] a[role=doc-backlink]")
        assert in_view(page, f"[id='{fragment(page)}']")
        assert fragment(page) == home
