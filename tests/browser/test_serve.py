"""What `octavo serve` adds to a page, in a real browser: the pages follow, and the reader's place is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.visits import Browser, Page, until
from tests.serve.conftest import Desk, keep_desk

PARAGRAPHS = [f"Paragraph {number} says so in words of its own, number {number}." for number in range(60)]
#: The block at the top of the window, and how far below its edge it begins.
TOP = """() => {
  const place = (block) => block.getBoundingClientRect();
  const block = [...document.querySelectorAll("main p")].find((each) => place(each).bottom > 1);
  return [block.textContent, Math.round(place(block).top)];
}"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a book with a chapter of many paragraphs."""
    with keep_desk(tmp_path) as kept:
        kept.save("one.md", chapter(PARAGRAPHS))
        yield kept


@pytest.fixture
def page(desk: Desk, browser: Browser) -> Iterator[Page]:
    """Open that chapter."""
    with desk.serving() as ask:
        context = browser.new_context(viewport={"width": 900, "height": 600})
        opened = context.new_page()
        opened.goto(ask.address + "one.html")
        until(opened, "document.querySelector('[id=\"--live-errors\"]') !== null")
        yield opened
        context.close()


def chapter(paragraphs: list[str]) -> str:
    return "\n\n".join(["# One", *paragraphs]) + "\n"


def shows(page: Page, words: str) -> None:
    """Wait for words, over the loading of the page; then for all that can move them."""
    page.get_by_text(words).first.wait_for()
    page.wait_for_load_state("load")


def stands(page: Page, place: list[object]) -> None:
    """Wait until a block is at the top, where it was: typefaces come later than words."""
    there = json.dumps(place, separators=(",", ":"))
    until(page, f"JSON.stringify(({TOP})()) === {json.dumps(there)}")


def test_an_edit_shows(desk: Desk, page: Page) -> None:
    desk.save("one.md", chapter(["New words.", *PARAGRAPHS]))
    shows(page, "New words.")


@pytest.mark.parametrize(
    "edited",
    [
        ["New words.", *["More of them."] * 9, *PARAGRAPHS],
        ["New words.", *PARAGRAPHS[9:]],
        [*PARAGRAPHS[:50], "New words."],
    ],
    ids=["above", "taken out above", "below"],
)
def test_the_place_is_kept(edited: list[str], desk: Desk, page: Page) -> None:
    page.evaluate("scrollTo(0, 1200)")
    before = page.evaluate(TOP)
    desk.save("one.md", chapter(edited))
    shows(page, "New words.")
    stands(page, before)


def test_the_place_is_kept_when_its_own_words_are_edited(desk: Desk, page: Page) -> None:
    page.evaluate("scrollTo(0, 1200)")
    words, top = page.evaluate(TOP)
    desk.save("one.md", chapter([each.replace(words, f"Well, {words}") for each in PARAGRAPHS]))
    shows(page, f"Well, {words}")
    stands(page, [f"Well, {words}", top])


def test_errors_are_told_and_go_when_they_are_mended(desk: Desk, page: Page) -> None:
    desk.save("one.md", chapter(["A [dead](#nowhere) link."]))
    until(page, "!document.getElementById('--live-errors').hidden")
    panel = page.query_selector("[role=alert]")
    assert "one.md:3:10: error[link-dead] nothing in the book has the id nowhere" in panel.inner_text()
    assert "help: give its target an id" in panel.inner_text()
    shows(page, PARAGRAPHS[0])
    desk.save("one.md", chapter(PARAGRAPHS))
    until(page, "document.getElementById('--live-errors').hidden")


def test_a_page_that_is_another_chapters_is_not_loaded_again(desk: Desk, page: Page) -> None:
    page.evaluate("window.stayed = true")
    desk.save("two.md", "# Two\n\nNew words.\n")
    desk.save("two.md", "# Two\n\n## Nothing under it\n")
    until(page, "document.getElementById('--live-warnings').textContent === '1 warning'")
    assert page.evaluate("window.stayed")


def test_p_shows_the_print_pages_and_escape_closes_them(desk: Desk, page: Page) -> None:
    page.keyboard.press("p")
    page.wait_for_selector("dialog .spread img.recto", timeout=60000)
    until(page, "[...document.querySelectorAll('dialog img')].every((image) => image.naturalWidth > 300)")
    desk.save("one.md", chapter(["New words.", *PARAGRAPHS]))
    shows(page, "New words.")
    page.wait_for_selector("dialog[open] .spread img.recto", timeout=60000)
    page.keyboard.press("Escape")
    until(page, "document.querySelector('dialog[open]') === null")


def test_p_is_a_letter_in_a_field(page: Page) -> None:
    page.evaluate("document.querySelector('main').prepend(document.createElement('input'))")
    page.click("main input")
    page.keyboard.press("p")
    assert page.evaluate("document.querySelector('main input').value") == "p"
    assert page.evaluate("document.querySelector('dialog[open]') === null")
