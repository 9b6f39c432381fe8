"""How an index is sorted: by the rules of each language, as its dictionaries have them."""

from __future__ import annotations

import random

import pytest

from octavo.alphabet.full import FullOrder

#: By language and order: words as they must stand, with the letters over them.
SORTED = {
    (
        "en",
        "standard",
    ): "0:2 days 0:10 Downing A:Åland A:apple C:cote C:coté N:New-Year N:New York N:Newark",
    ("de", "standard"): "A:Arm A:Ärmel A:Arzt O:Ofen O:Öl O:Ost S:Strasse S:Straße S:Straßen U:üben U:Uhr",
    ("de", "phonebook"): "A:Adler A:Ärmel A:Affe A:Arm O:Öl O:Ofen",
    ("fr", "standard"): "C:cote C:coté C:côte C:côté E:écran E:été O:œuvre O:officier",
    ("es", "standard"): "C:casa C:chico C:cielo L:lápiz L:llave L:luna N:nube N:nzo Ñ:ñandú O:ola",
    ("es", "traditional"): "C:casa C:cielo C:chico L:lápiz L:luna L:llave",
    ("it", "standard"): "C:caffè C:città E:è E:ebano P:perché",
    ("nl", "standard"): "I:idee I:ijs I:ik Z:zee",
    ("pt", "standard"): "A:ação A:ano C:cão C:casa E:época E:era",
    ("sv", "standard"): "A:arm O:ost Z:zebra Å:ål Ä:äpple Ö:öl",
    ("ru", "standard"): "Б:бык Д:дом Ж:жук Я:яма",
    ("cs", "standard"): "C:cesta Č:čas H:hora CH:chata I:ikona",
    ("ja", "standard"): "か:かもめ さ:サクラ さ:しお ま:みず",
}


@pytest.mark.parametrize(("lang", "order"), SORTED)
def test_words_stand_in_the_order_of_their_language(lang: str, order: str) -> None:
    rows = [row.strip() for row in _rows(SORTED[lang, order])]
    letters, words = zip(*(row.split(":", 1) for row in rows), strict=True)
    knows = FullOrder(lang, order)
    shuffled = list(words)
    random.Random(1).shuffle(shuffled)  # noqa: S311 -- any other order will do
    assert sorted(shuffled, key=knows.key) == list(words)
    assert [knows.letter(knows.key(word)) or "0" for word in words] == list(letters)


def _rows(line: str) -> list[str]:
    rows: list[str] = []
    for part in line.split(" "):
        if ":" in part:
            rows.append(part)
        else:
            rows[-1] += f" {part}"
    return rows


def test_signs_of_punctuation_do_not_count() -> None:
    knows = FullOrder("en", "standard")
    words = ["bad", "“Bed”", "(bid)", "...bud"]
    assert sorted(sorted(words), key=knows.key) == words
    assert [knows.letter(knows.key(word)) for word in words] == ["B"] * 4
