from __future__ import annotations

from pathlib import Path

import pytest
import weasyprint

from octavo.cache import Cache
from octavo.findings import Finding, finding
from octavo.report.whereabouts import pages_of, words_at

PAGES = (
    "It was the best of times, it was the worst of times, it was the age of wis&shy;dom.",
    "Call me Ishmael. Some years ago, never mind how long precisely, having little money.",
    "Again: call me Ishmael. In the beginning there was an office of fine affairs.",
)
LINES = {
    ("a.md", 1): "It was the *best* of times, it was the worst of times, it was the age of wisdom.[^9]",
    (
        "a.md",
        2,
    ): "Some years ago---never mind [how long](http://example.org/precisely) precisely, having little",
    ("a.md", 3): "call me Ishmael",
    ("a.md", 4): "In the beginning there was an office of fine affairs.",
    ("a.md", 5): "These words were never printed in any book.",
    ("a.md", 6): "[^1] *a* [x](y)",
}


@pytest.fixture(scope="module")
def pdf() -> bytes:
    leaves = "".join(f"<p style='break-before: page'>{words}</p>" for words in PAGES)
    style = "@page { size: 60mm 90mm; margin: 5mm } p { hyphens: manual }"
    html = f"<html lang=en><style>{style}</style>{leaves}</html>"
    made: bytes = weasyprint.HTML(string=html).write_pdf()
    return made


def at(line: int, column: int | None = None) -> Finding:
    return finding("link-dead", "x", path="a.md", line=line, column=column)


FOUND = [
    (at(1), {1}),
    (at(1, 80), {1}),
    (at(2, 90), {2}),
    (at(4, 30), {3}),
    (at(3), set()),
    (at(5), set()),
    (at(6, 2), set()),
    (finding("link-dead", "x"), set()),
]


@pytest.mark.parametrize(("found", "pages"), FOUND)
def test_a_place_is_found_when_its_words_stand_once(found: Finding, pages: set[int], pdf: bytes) -> None:
    assert pages_of([found], LINES, pdf, Cache(None)) == pages


def test_all_places_are_found_together_and_kept(pdf: bytes, tmp_path: Path) -> None:
    found = [at(1), at(2, 90), at(4)]
    assert pages_of(found, LINES, pdf, Cache(tmp_path)) == {1, 2, 3}
    assert pages_of(found, LINES, pdf, Cache(tmp_path)) == {1, 2, 3}


def test_a_file_that_is_no_pdf_tells_nothing() -> None:
    assert pages_of([at(1)], LINES, b"%PDF-no", Cache(None)) == frozenset()


WORDS = [
    ("abcdefghijklmnop", 1, "abcdefghijklmnop"),
    ("abcdefghijklmno", 1, ""),
    ("[link](http://a.b/c) then the words that are printed", 3, "thenthewordsthatareprinted"),
    ("“Quoted – and dashed,” ﬁne ÉTUDE", 1, "quotedanddashedfineétude"),
    ("x" * 50 + "y" * 50, 51, "x" * 20 + "y" * 20),
    ("x" * 50 + "y" * 50, 101, "y" * 40),
]


@pytest.mark.parametrize(("line", "column", "words"), WORDS)
def test_the_words_around_a_column(line: str, column: int, words: str) -> None:
    assert words_at(line, column) == words
