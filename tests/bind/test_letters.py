from __future__ import annotations

from dataclasses import replace

from octavo.bind.letters import letters
from octavo.book import Book, Leaf


def test_a_font_holds_the_letters_of_the_text_and_of_what_stands_around_it(
    book: Book, leaves: tuple[Leaf, ...]
) -> None:
    settings = book.settings.model_copy(update={"lang": "ru", "description": "Ω"})
    more = replace(leaves[0], xhtml="<p>ß\nß</p>")
    held = letters(replace(book, settings=settings), (*leaves, more))
    assert {"ß", "Ω", "∑", "º", "Ч", "\u2003"} <= {*held}
    assert "\n" not in held
    assert len(held) == len(set(held))
