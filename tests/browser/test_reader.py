from __future__ import annotations

import pytest

from tests.browser.sites import Site
from tests.browser.visits import Page, Visitor, until

SEARCH = "dialog[id='--search']"
CITE = "dialog[id='--cite']"


def found(page: Page, sought: str) -> list[str]:
    """Search, and give the passages that are shown."""
    if not page.locator(SEARCH).is_visible():
        page.keyboard.press("/")
    page.fill("[id='--sought']", sought)
    until(page, "document.querySelector('.found').textContent !== ''")
    return [str(words) for words in page.locator(f"{SEARCH} .excerpt").all_inner_texts()]


@pytest.mark.parametrize("whole", [False, True], ids=["many", "one"])
def test_search_finds_the_text_and_the_notes_and_leads_there(
    placed: Site, visit: Visitor, *, whole: bool
) -> None:
    page = visit(placed.whole() if whole else placed.page(placed.pages[-1]))
    sought = {"sample": "George V", "sink": "lamp"}[placed.name]
    passages = found(page, sought)
    assert passages
    assert all(word in words.casefold() for words in passages for word in sought.casefold().split())
    page.locator(f"{SEARCH} .results a").first.click()
    until(page, "document.querySelector('main :target') !== null")
    assert not page.locator(SEARCH).is_visible()
    target = page.locator("main :target").inner_text()
    assert sought.split()[0].casefold() in target.casefold()


def test_search_knows_phrases_beginnings_of_words_and_words_without_accents(
    sample: Site, visit: Visitor
) -> None:
    page = visit(sample.page("germany.html"))
    assert len(found(page, '"dress rehearsal"')) == 1
    assert found(page, "rehearsal dress") == found(page, "dress rehearsal")
    assert found(page, "liebkn")
    assert found(page, "iebknecht") == []
    assert page.locator(f"{SEARCH} .found").inner_text() == "Nothing found"
    marks = found(page, "ruhle") and page.locator(f"{SEARCH} mark").all_inner_texts()
    assert "Rühle" in marks
    found(page, "ascher")
    assert any("Revolution of 1905" in words for words in found(page, "abraham ascher"))


@pytest.mark.parametrize("written", ["<img src=x onerror=alert(1)>", "(.*", "[", "\\", "c++", '"', "…"])
def test_search_takes_whatever_is_written(sample: Site, visit: Visitor, written: str) -> None:
    page = visit(sample.page("germany.html"))
    page.keyboard.press("/")
    page.fill("[id='--sought']", written)
    assert page.locator(f"{SEARCH} .results img").count() == 0


def test_the_text_is_loaded_only_when_somebody_searches(sample: Site, visit: Visitor) -> None:
    page = visit(sample.page("germany.html"))
    assert not [address for address in visit.requests if address.endswith("search.js")]
    found(page, "council")
    assert [address for address in visit.requests if address.endswith("search.js")]


def test_keys_turn_the_pages(placed: Site, visit: Visitor) -> None:
    first, second = placed.pages[1:3]
    page = visit(placed.page(first))
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**/{second}")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**/{first}")


def test_keys_are_left_to_a_field_and_to_a_sheet(sample: Site, visit: Visitor) -> None:
    page = visit(sample.page("germany.html"))
    page.keyboard.press("/")
    page.keyboard.type("a/c")
    assert page.input_value("[id='--sought']") == "a/c"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.keyboard.press("ArrowRight")
    assert page.url.endswith("germany.html")
    assert page.locator(CITE).is_visible()


def test_a_passage_is_cited_with_its_words_its_page_and_a_link_that_leads_back(
    sample: Site, visit: Visitor
) -> None:
    page = visit(sample.page("germany.html"))
    passage = page.locator("main p").first
    passage.hover()
    page.locator("main .anchor").click()
    text, address = (page.input_value(f"[id='--{name}']") for name in ("cited", "address"))
    words, _, source, link = text.split("\n")
    assert words.startswith("In the essay Germany gets a line")
    assert words.endswith("they were lost.")
    assert source.startswith("The Octavo Project, Questions Put to October: ")
    printed = page.locator("main .page-break").first.get_attribute("title")
    assert source.endswith(f", p. {printed}.")
    assert link == address
    page.goto("about:blank")
    page.goto(address)
    assert page.locator("main :target").inner_text().startswith("In the essay Germany")


def test_what_is_selected_is_cited_with_all_its_pages(sample: Site, visit: Visitor) -> None:
    page = visit(sample.page("germany.html"))
    page.evaluate(
        "getSelection().setBaseAndExtent(document.querySelectorAll('main p')[1].firstChild, 3,"
        "document.querySelectorAll('main p')[4].firstChild, 9)"
    )
    page.keyboard.press("c")
    words, _, source, _ = page.input_value("[id='--cited']").split("\n")
    assert words.startswith("came eight months later.")
    assert ", pp. " in source


def test_code_is_copied_as_it_was_written(sink: Site, visit: Visitor) -> None:
    name = next(name for name in sink.pages if sink.read(name).xpath("//main//pre"))
    written = sink.read(name).xpath("string(//main//pre)")
    granted = ["clipboard-read", "clipboard-write"]
    page = visit(sink.page(name), permissions=granted)
    page.locator(".code .copy").first.click()
    assert page.evaluate("navigator.clipboard.readText()") == f"{written.removesuffix(chr(10))}\n"
    assert page.locator(".code .copy").first.inner_text() == "Copied"


@pytest.mark.parametrize("whole", [False, True], ids=["many", "one"])
def test_the_first_page_leads_back_to_where_the_reader_stopped(
    sample: Site, visit: Visitor, *, whole: bool
) -> None:
    first = sample.whole() if whole else sample.page()
    page = visit(sample.whole() if whole else sample.page("germany.html"))
    passage = page.locator("#germany > p").nth(4)
    passage.evaluate("passage => passage.scrollIntoView()")
    until(page, "Object.keys(localStorage).some((key) => key.includes('.place.'))")
    page.goto("about:blank")
    page.goto(first)
    link = page.locator(".continue a")
    assert link.inner_text() == "Continue reading: Germany"
    link.click()
    until(page, "document.querySelector('main :target') !== null")
    assert page.locator("main :target").evaluate("at => at.closest('.leaf').id") == "germany"


def test_printed_pages_are_shown_when_they_are_asked_for(sample: Site, visit: Visitor) -> None:
    page = visit(sample.page("germany.html"))
    mark = page.locator("main .page-break").nth(1)
    width = mark.evaluate("mark => mark.getBoundingClientRect().width")
    page.click("[data-opens='--looks']")
    page.check("[name='--pages']")
    assert mark.evaluate("mark => mark.getBoundingClientRect().width") > width
    page.goto(sample.page())
    page.click("details.printed summary")
    page.locator("nav[role=doc-pagelist] a").get_by_text("9", exact=True).click()
    page.wait_for_url("**/*.html#page.9")
    assert page.locator("main :target").get_attribute("title") == "9"


def test_a_formula_that_is_too_long_can_be_scrolled_with_the_keyboard(sink: Site, visit: Visitor) -> None:
    name = next(name for name in sink.pages if sink.read(name).xpath("//main//math[@display='block']"))
    page = visit(sink.page(name), width=1440)
    formula = page.locator("main math[display=block]").first
    assert formula.get_attribute("tabindex") is None
    formula.evaluate("formula => { formula.style.width = '2em'; }")
    page.set_viewport_size({"width": 700, "height": 900})
    until(page, "document.querySelector('main math[display=block]').getAttribute('tabindex') === '0'")
