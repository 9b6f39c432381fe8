from __future__ import annotations

from octavo.measure import Extent, measure
from tests.conftest import BookOf


def test_words_are_counted_with_notes_and_without_code(book_of: BookOf) -> None:
    text = "# Two words\n\nThree more words.[^1]\n\n    code is none\n\n| a | b |\n|---|---|\n| c | d e |\n"
    text += "\n[^1]: Four in a note.\n"
    assert measure(book_of({"one.md": text})) == Extent(words=2 + 3 + 5 + 4, notes=1)


def test_verse_and_terms_are_words(book_of: BookOf) -> None:
    assert measure(book_of({"one.md": "| one two\n| three\n\nTerm here\n:   Its sense.\n"})) == Extent(7, 0)


def test_a_note_in_a_caption_is_one_note(book_of: BookOf) -> None:
    text = "![A caption[^1]](a.png)\n\n[^1]: Four in a note.\n"
    assert measure(book_of({"one.md": text})).notes == 1
