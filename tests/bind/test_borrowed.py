from __future__ import annotations

import pytest

from octavo.apparatus.furnish import furnish
from octavo.bind.borrowed import borrowed, script_of
from octavo.bind.fonts import load_faces
from octavo.cache import Cache
from octavo.findings import Finding
from octavo.markup.leaves import mark_up
from octavo.settings import Fonts
from tests.conftest import BookOf


def found_in(book_of: BookOf, texts: dict[str, str]) -> tuple[Finding, ...]:
    book = furnish(book_of(texts))[0]
    leaves = mark_up(book, Cache(None), 2, lambda _: None)
    return borrowed(book, leaves, load_faces(Fonts()))


def test_letters_that_no_typeface_has_are_told_script_by_script(book_of: BookOf) -> None:
    hebrew, japanese = found_in(
        book_of, {"one.md": "# One\n\n\u039b\u03cc\u03c2, слово.\n", "two.md": "A\nשלם and の.\n"}
    )
    assert (hebrew.code, hebrew.path, hebrew.line, hebrew.column) == ("glyph-borrowed", "two.md", 2, 1)
    assert "these letters of Hebrew: ל (U+05DC), ם (U+05DD), ש (U+05E9)" in hebrew.message
    assert "Frank Ruhl Libre" in str(hebrew.hint)
    assert "Japanese: の (U+306E)" in japanese.message
    assert "fonts/NAME.ttf" in str(japanese.hint)


def test_signs_that_are_no_letters_are_not_told(book_of: BookOf) -> None:
    assert found_in(book_of, {"one.md": "# One\n\n\u2603 \u2192 \u2610 and é, œ.\n"}) == ()


def test_many_letters_are_counted_and_their_files_too(book_of: BookOf) -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E20)))
    (found,) = found_in(book_of, {"one.md": text, "two.md": text})
    assert found.message.endswith("and 24 more, and in 1 more files")


@pytest.mark.parametrize(
    ("letter", "script"),
    [("ש", "Hebrew"), ("م", "Arabic"), ("本", "Chinese"), ("の", "Japanese"), ("한", "Korean")],
)
def test_a_letter_is_of_its_script(letter: str, script: str) -> None:
    assert script_of(letter) == script


def test_letters_of_formulas_are_not_told(book_of: BookOf) -> None:
    assert found_in(book_of, {"one.md": "# One\n\n$$\\mathcal{D} = \\mathbb{E}$$\n"}) == ()
