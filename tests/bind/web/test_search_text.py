from __future__ import annotations

import json

from lxml import etree

from octavo.bind.web.passages import words_of
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


def test_every_word_is_there_and_leads_to_where_it_stands(files: dict[str, bytes], pages: Pages) -> None:
    for file, _, parts in read(files["search.js"]):
        for name, words in parts:
            (place,) = pages[file].xpath("//*[@id=$id]", id=name)
            assert "".join(words.split()) in "".join(shown(place).split())
        found = " ".join(words for _, words in parts)
        for paragraph in pages[file].xpath("//main//p"):
            assert words_of(paragraph) in found


def shown(place: etree._Element) -> str:
    """Give the words of an element without its notes' numbers, a formula as its TeX."""
    return words_of(place)
