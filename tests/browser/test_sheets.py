from __future__ import annotations

import pytest

from tests.browser.sites import Site
from tests.browser.visits import Page, Visitor

NOTE = "dialog[id='--note']"
LOOKS = "dialog[id='--looks']"


def chapter(site: Site) -> str:
    """Give the first page that has a note."""
    return next(name for name in site.pages if site.read(name).xpath("//main//a[@role='doc-noteref']"))


def top(page: Page, selector: str) -> float:
    """Give how far below the head of the page the first such element begins, in CSS px."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return float(box["y"])


def colour(page: Page) -> str:
    """Give the colour of the page's ground."""
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_a_marker_shows_its_note_where_there_is_no_room_beside_the_text(book: Site, visit: Visitor) -> None:
    page = visit(book.page(chapter(book)), width=360)
    marker = page.locator("main [role=doc-noteref]").first
    words = page.locator("main aside.note").first.inner_text()
    marker.click()
    shown = page.locator(NOTE)
    assert shown.is_visible()
    assert " ".join(shown.locator(".words").inner_text().split()) == " ".join(words.split())
    assert page.evaluate("location.hash") == ""
    page.keyboard.press("Escape")
    assert not shown.is_visible()
    assert marker.evaluate("marker => marker === document.activeElement")


def test_a_sheet_is_closed_by_its_button_and_by_a_click_beside_it(sample: Site, visit: Visitor) -> None:
    page = visit(sample.page(chapter(sample)), width=360)
    for closing in ("button", "beside"):
        page.locator("main [role=doc-noteref]").first.click()
        if closing == "button":
            page.locator(f"{NOTE} .close").click()
        else:
            page.mouse.click(180, 40)
        assert not page.locator(NOTE).is_visible()


def test_notes_stand_beside_their_markers_where_there_is_room(sample: Site, visit: Visitor) -> None:
    page = visit(sample.page("germany.html"), width=1440)
    page.wait_for_selector(".notes.beside", state="attached")
    text = page.locator("main").bounding_box()
    assert text is not None
    before = 0.0
    markers = page.locator("main [role=doc-noteref]")
    assert markers.count() > 3
    for number in range(markers.count()):
        marker = markers.nth(number).bounding_box()
        note = page.locator("main aside.note").nth(number).bounding_box()
        assert marker is not None
        assert note is not None
        assert note["x"] >= text["x"] + text["width"]
        assert note["x"] + note["width"] <= 1440
        assert note["y"] >= before
        assert abs(note["y"] - marker["y"]) < 30 or note["y"] < before + 20
        before = note["y"] + note["height"]
    page.locator("main [role=doc-noteref]").first.click()
    assert not page.locator(NOTE).is_visible()


def test_notes_go_back_below_the_text_when_the_window_gets_narrow(sample: Site, visit: Visitor) -> None:
    page = visit(sample.page("germany.html"), width=1440)
    page.wait_for_selector(".notes.beside", state="attached")
    page.set_viewport_size({"width": 700, "height": 900})
    page.wait_for_selector(".notes:not(.beside)")
    assert top(page, "main aside.note") > top(page, "main h2:last-of-type")


def test_without_a_script_notes_stand_below_the_text_and_nothing_is_offered_that_needs_one(
    sample: Site, visit: Visitor
) -> None:
    page = visit(sample.page("germany.html"), width=1440, javascript=False)
    assert top(page, "main aside.note") > top(page, "main h2:last-of-type")
    assert page.locator("button:visible, dialog:visible, input:visible").count() == 0


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reader_chooses_the_colours_and_they_stay(
    sample: Site, visit: Visitor, theme: str, scheme: str
) -> None:
    page = visit(sample.page("germany.html"), scheme=scheme)
    system = colour(page)
    page.click("[data-opens='--looks']")
    page.check(f"{LOOKS} [value={theme}]")
    page.keyboard.press("Escape")
    chosen = colour(page)
    assert (chosen == system) is (theme == scheme)
    page.goto(sample.page("rehearsal.html"))
    assert colour(page) == chosen
    page.click("[data-opens='--looks']")
    page.check(f"{LOOKS} [name='--theme'][value='']")
    assert colour(page) == system


def test_the_reader_chooses_the_size_of_the_text_and_the_length_of_the_lines(
    sample: Site, visit: Visitor
) -> None:
    page = visit(sample.page("germany.html"))

    def measures() -> tuple[float, float]:
        size, width = page.evaluate(
            "(main => [parseFloat(getComputedStyle(main).fontSize), main.clientWidth])"
            "(document.querySelector('main'))"
        )
        return float(size), float(width)

    size, width = measures()
    page.click("[data-opens='--looks']")
    page.click(f"{LOOKS} [data-size='1']")
    page.click(f"{LOOKS} [data-size='1']")
    assert measures()[0] == pytest.approx(size * 1.12**2, rel=0.01)
    assert page.locator(f"{LOOKS} output").inner_text() == "125 %"
    page.click(f"{LOOKS} [data-size='-1']")
    page.click(f"{LOOKS} [data-size='-1']")
    page.check(f"{LOOKS} [value=short]")
    assert measures()[1] < width
    page.reload()
    assert measures()[1] < width


def test_a_figure_is_shown_as_large_as_the_window(sink: Site, visit: Visitor) -> None:
    name = next(name for name in sink.pages if sink.read(name).xpath("//main//figure//img"))
    page = visit(sink.page(name), width=768)
    image = page.locator("main figure .enlarges img").first
    small = image.bounding_box()
    image.click()
    shown = page.locator("dialog[id='--figure'] img")
    large = shown.bounding_box()
    assert small is not None
    assert large is not None
    assert large["width"] > small["width"]
    assert shown.get_attribute("alt") == image.get_attribute("alt")


def test_the_contents_come_where_there_is_no_room_for_them(sample: Site, visit: Visitor) -> None:
    page = visit(sample.page("germany.html"), width=360)
    page.click(".masthead .to-contents")
    sheet = page.locator(".contents-sheet")
    assert sheet.is_visible()
    assert sheet.locator("[aria-current=page]").inner_text() == "Germany"
    sheet.get_by_text("Kronstadt", exact=True).click()
    page.wait_for_url("**/kronstadt.html*")


def test_the_contents_show_which_section_is_read(sample: Site, visit: Visitor) -> None:
    page = visit(sample.page("germany.html"), width=1440)
    page.locator("main h2").nth(2).evaluate("heading => heading.scrollIntoView()")
    page.wait_for_selector(".sidebar [aria-current=location]")
    words = page.locator(".sidebar [aria-current=location]").inner_text()
    assert words == page.locator("main h2").nth(2).inner_text()
