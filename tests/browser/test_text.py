from __future__ import annotations

import unicodedata

from lxml import html

from tests.browser.sites import Site
from tests.browser.visits import Visitor

#: What holds words that no reader is shown.
UNSEEN = "//annotation | //annotation-xml | //script | //template | //style"


def written(root: html.HtmlElement) -> str:
    """Give the letters of a page's text as they were written."""
    for element in root.xpath(UNSEEN):
        element.drop_tree()
    return letters("".join(main.text_content() for main in root.iter("main")))


def letters(text: str) -> str:
    """Give letters without spaces, capitals and the slant of mathematics, which styles may change."""
    return unicodedata.normalize("NFKC", "".join(text.split())).casefold()


def test_without_scripts_all_of_the_text_is_there(book: Site, visit: Visitor) -> None:
    page = visit(book.page(), javascript=False)
    for name in book.pages:
        page.goto(book.page(name))
        assert letters(page.locator("main").inner_text()) == written(book.read(name)), name
