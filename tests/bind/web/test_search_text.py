from __future__ import annotations

import json
from collections.abc import Iterator

from lxml import etree

from octavo.book import Leaf

Pages = dict[str, etree._Element]


def read(script: bytes) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Read the text as a browser would run it."""
    before, _, value = script.decode().partition("=")
    assert before == "window.octavoText"
    found: list[tuple[str, str, list[tuple[str, str]]]] = json.loads(value.rstrip().removesuffix(";"))
    return found


def test_every_page_of_text_is_there_in_order(files: dict[str, bytes], leaves: tuple[Leaf, ...]) -> None:
    pages = [(file, title) for file, title, _ in read(files["search.js"])]
    own = [leaf for leaf in leaves if f"{leaf.key}.html" in files]
    assert pages == [(f"{leaf.key}.html", leaf.title) for leaf in own]


def test_every_letter_is_there_in_order_and_leads_to_where_it_stands(
    files: dict[str, bytes], pages: Pages
) -> None:
    for file, _, parts in read(files["search.js"]):
        for name, words in parts:
            (place,) = pages[file].xpath("//*[@id=$id]", id=name)
            assert letters(words) in letters("".join(shown(place)))
        passages = letters("".join(words for name, words in parts if name.startswith("p-")))
        for paragraph in pages[file].xpath("//main//p"):
            assert letters("".join(shown(paragraph))) in passages


def letters(words: str) -> str:
    """Give the letters of a text without the space between them."""
    return "".join(words.split())


def shown(place: etree._Element) -> Iterator[str]:
    """Give what a page shows in a place, formulas as TeX, but no number of a note and no mark of a page."""
    if {"noteref", "backlink"} & {*place.get("class", "").split()}:
        return
    if str(place.tag).endswith("math"):
        yield place.get("alttext", "")
        return
    yield place.text or ""
    for part in place:
        yield from shown(part)
        yield part.tail or ""
