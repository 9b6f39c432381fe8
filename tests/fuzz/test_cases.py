"""What random books have found: each folder of tests/books/fuzzed is a case, with its errors.

In `formats.txt` stand the formats that it is built in, if it is not the EPUB.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.books.bundle import Bundle
from fuzz.trial import attempt

CASES = sorted((Path(__file__).parents[1] / "books/fuzzed").iterdir())
ERRORS, FORMATS = "errors.txt", "formats.txt"
#: What a book is told whose letters are in no font of the machine.
GLYPHS = "glyph-missing"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_book_that_once_went_wrong_is_built_or_has_its_findings(case: Path) -> None:
    files = {path.name: path.read_bytes() for path in case.iterdir()}
    expected = files.pop(ERRORS, b"").decode().split()
    formats = files.pop(FORMATS, b"epub").decode().split()
    outcome = attempt(Bundle(files), frozenset(formats))
    assert outcome.traceback is None
    codes = sorted({found.code for found in outcome.errors()})
    if codes == [GLYPHS] != expected:
        pytest.skip(f"no font here has the letters of {case.name}")
    assert codes == expected, outcome.errors()
