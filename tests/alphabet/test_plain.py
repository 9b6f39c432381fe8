from __future__ import annotations

import random

import pytest

from octavo.alphabet import is_plain, order_of
from octavo.alphabet.full import FullOrder
from octavo.alphabet.plain import PlainOrder
from octavo.apparatus.furnish import furnish
from tests.conftest import BookOf

#: By language: words as they must stand, with the letters over them.
SORTED = {
    "en": ":10 days A:Åland A:apple C:cote C:coté N:New-York N:Newark Z:“zoo”",
    "de": "A:Ärmel A:Arzt O:Ofen O:Öl O:Ost S:Straße",
    "es": "C:casa C:chico C:cielo N:nube N:nzo Ñ:ñandú O:ola",
    "sv": "A:arm O:ost Z:zebra Å:ål Ä:äpple Ö:öl",
    "da": "A:arm O:ost Z:zebra Æ:æble Ø:øl Å:ål",
    "ru": "Б:бык Д:дом Ж:жук Я:яма",
}


@pytest.mark.parametrize("lang", SORTED)
def test_words_stand_by_their_base_letters_and_those_of_their_language(lang: str) -> None:
    rows = SORTED[lang].replace(" days", "\u00a0days").split(" ")
    letters, words = zip(*(row.split(":", 1) for row in rows), strict=True)
    knows = PlainOrder(lang)
    shuffled = list(words)
    random.Random(1).shuffle(shuffled)  # noqa: S311 -- any other order will do
    assert sorted(shuffled, key=knows.key) == list(words)
    assert [knows.letter(knows.key(word)) for word in words] == list(letters)


def test_icu_is_taken_where_it_is() -> None:
    assert isinstance(order_of("de", "phonebook"), PlainOrder if is_plain() else FullOrder)


def test_without_icu_an_index_is_made_and_its_order_is_told(
    book_of: BookOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = book_of(
        {"one.md": "# One\n\n[Öl]{.index} and [Ost]{.index}.\n"},
        lang="de",
        back=[{"index": True}],
        chapters=["one.md"],
    )
    monkeypatch.setattr("octavo.alphabet.order.find_spec", lambda _: None)
    furnished, found = furnish(book)
    assert [(each.code, each.path) for each in found] == [("index-order", "book.yaml")]
    assert [group.letter for group in furnished.indexes[0].groups] == ["O"]
