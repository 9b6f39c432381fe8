from __future__ import annotations

from datetime import date

from octavo.linked_book import book_terms, known
from octavo.settings import Person, Settings, Title


def test_people_are_told_by_what_they_did() -> None:
    people = (
        Person(name="Ada Quarto", sort="Quarto, Ada"),
        Person(name="Foreshore Press", role="editor", organisation=True),
        Person(name="B. Vellum", role="foreword"),
    )
    told = book_terms(Settings(title=Title(main="Tides"), authors=people, chapters=()))
    assert told["author"] == [{"@type": "Person", "name": "Ada Quarto", "alternateName": "Quarto, Ada"}]
    assert told["editor"] == [{"@type": "Organization", "name": "Foreshore Press"}]
    assert told["contributor"] == [{"@type": "Person", "name": "B. Vellum"}]


def test_what_is_not_known_is_left_out() -> None:
    told = known(book_terms(Settings(title=Title(main="Tides"), date=date(2026, 5, 1), chapters=())))
    assert told == {"@type": "Book", "name": "Tides", "inLanguage": "en", "datePublished": "2026-05-01"}
