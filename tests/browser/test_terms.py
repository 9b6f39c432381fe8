from __future__ import annotations

from tests.browser.sites import Site
from tests.browser.visits import Page, Visitor, until

TERM = "main p [role=doc-glossref]"
TIP = "[role=tooltip]"
NOTE = "dialog[id='--note']"


def at(page: Page) -> str:
    """Give the words of what is shown at a term."""
    return str(page.locator(TIP).inner_text())


def test_who_points_at_a_term_is_told_what_it_means(defined: Site, visit: Visitor) -> None:
    page = visit(defined.page("instruments.html"))
    page.locator(TERM).first.hover()
    assert at(page).startswith("An instrument that weighs the air.")
    assert page.locator(TERM).first.get_attribute("aria-describedby") == page.locator(TIP).get_attribute("id")
    page.locator(TIP).hover()
    page.wait_for_timeout(400)
    assert page.locator(TIP).is_visible()
    page.mouse.move(2, 2)
    until(page, f'!document.querySelector("{TIP}")')
    assert page.locator(TERM).first.get_attribute("aria-describedby") is None


def test_a_definition_is_told_to_who_comes_by_keys_and_put_away_by_one(defined: Site, visit: Visitor) -> None:
    page = visit(defined.page("instruments.html"))
    page.locator(TERM).nth(1).focus()
    page.keyboard.press("Shift+Tab")
    assert at(page).startswith("An instrument")
    page.keyboard.press("Escape")
    assert page.locator(TIP).count() == 0
    page.keyboard.press("Tab")
    assert at(page) == "A funnel and a bottle."


def test_what_is_shown_stays_in_the_window(defined: Site, visit: Visitor) -> None:
    page = visit(defined.page("instruments.html"), width=360)
    for number in range(page.locator(TERM).count()):
        page.locator(TERM).nth(number).hover()
        box = page.locator(TIP).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        page.keyboard.press("Escape")


def test_a_touch_shows_the_definition_in_a_sheet_with_the_way_to_it(defined: Site, visit: Visitor) -> None:
    page = visit(defined.page("instruments.html"), width=360, has_touch=True)
    page.locator(TERM).nth(1).tap()
    shown = page.locator(NOTE)
    assert shown.locator(".words").inner_text() == "rain gauge: A funnel and a bottle."
    shown.locator(".words a").click()
    until(page, 'location.href.endsWith("glossary.html#glossary--gls-rain-gauge")')


def test_a_way_leads_to_the_glossary_with_the_pointer_and_without_a_script(
    defined: Site, visit: Visitor
) -> None:
    for javascript in (True, False):
        page = visit(defined.page("instruments.html"), javascript=javascript)
        page.locator(TERM).nth(1).click()
        page.wait_for_url("**/glossary.html#glossary--gls-rain-gauge")


def test_the_book_on_one_page_tells_it_too(defined: Site, visit: Visitor) -> None:
    page = visit(defined.whole())
    page.locator("main .chapter p [role=doc-glossref]").first.hover()
    assert at(page).startswith("An instrument that weighs the air.")
