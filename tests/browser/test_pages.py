from __future__ import annotations

import pytest

from tests.browser.looks import colours, contrast, excess
from tests.browser.sites import Site
from tests.browser.visits import Visitor

WIDTHS = (360, 768, 1440)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways_or_complains(book: Site, visit: Visitor, width: int, scheme: str) -> None:
    page = visit(book.page(), width=width, scheme=scheme)
    wide = {}
    for address in (*map(book.page, book.pages), book.whole()):
        page.goto(address)
        if excess(page):
            wide[address] = excess(page)
    assert wide == {}


def test_a_page_asks_for_nothing_but_its_own(placed: Site, visit: Visitor) -> None:
    page = visit(placed.page())
    for address in (*map(placed.page, placed.pages), placed.whole()):
        page.goto(address)
    asked = {address for address in visit.requests if not address.startswith(("data:", "blob:"))}
    assert all(address.startswith(placed.address) for address in asked)
    assert any(address.endswith(".css") for address in asked)
    assert any(address.endswith(".woff2") for address in asked)


@pytest.mark.parametrize("name", ["index.html", "state.html"])
def test_at_night_the_page_is_dark_and_its_text_stands_out(sample: Site, visit: Visitor, name: str) -> None:
    day, night = (visit(sample.page(name), scheme=scheme) for scheme in ("light", "dark"))
    (ink, paper), (chalk, slate) = colours(day, "main p"), colours(night, "main p")
    assert sum(paper) > sum(ink)
    assert sum(slate) < sum(chalk)
    assert sum(paper) > 600
    assert sum(slate) < 150
    for page in (day, night):
        assert contrast(page, "main p") >= 7
        assert contrast(page, "main a") >= 4.5


def test_the_book_that_is_read_over_the_web_looks_as_it_does_from_a_disk(
    placed: Site, visit: Visitor
) -> None:
    page = visit(placed.page(placed.pages[-1]))
    assert page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].some((f) => f.status === 'loaded'))"
    )
    missing = "[...document.images].filter((image) => image.src && image.complete && !image.naturalWidth)"
    assert page.evaluate(f"{missing}.map((image) => image.src)") == []
