"""Books in other scripts: lines from right to left in every format, with the typefaces that hold them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import fontpkg
import pikepdf
import pytest

from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate.collation import collate
from octavo.findings import Severity
from octavo.report import Report
from octavo.source.load import load
from tests.outputs.shelf import ROOT, build_book

NEEDED = {"Amiri", "Frank Ruhl Libre"}
MISSING = NEEDED - {family.name for family in fontpkg.families().values()}
pytestmark = pytest.mark.skipif(
    bool(MISSING),
    reason=f"not installed: {', '.join(sorted(MISSING))} (fontpkg-amiri, fontpkg-frank-ruhl-libre)",
)

BOOKS = {"scripts": "four-alphabets", "scripts-hebrew": "small-book"}
#: What the manuscript said otherwise, and so what is wrong in the pages: book, file, words before and after.
SLIPS = [
    ("scripts", "words.md", "مرحبا بالعالم", "بالعالم مرحبا"),
    ("scripts", "words.md", "בשנת 1871", "בשנת 1817"),
    ("scripts", "words.md", "הערה קטנה מאוד", "קטנה הערה מאוד"),
    ("scripts", "words.md", "בית גדול מאוד", "בית מאוד גדול"),
    ("scripts", "lines.md", "את השמים ואת הארץ", "את הארץ ואת השמים"),
    ("scripts", "lines.md", "words 12 כאן", "12 words כאן"),
    ("scripts", "lines.md", "صغيرة", "صغيره"),
    ("scripts-hebrew", "one.md", "מרחפת על פני המים", "מרחפת פני על המים"),
    ("scripts-hebrew", "one.md", "עם מספר 5 ומילה", "עם ומילה 5 מספר"),
    ("scripts-hebrew", "one.md", "סדר המילים נשמר", "סדר נשמר המילים"),
]

Take = Callable[[str], tuple[Path, Report]]


@pytest.fixture(scope="module")
def take(tmp_path_factory: pytest.TempPathFactory) -> Take:
    """Build a book when it is first asked for; give where it stands, and what was said of it."""

    @cache
    def build(name: str) -> tuple[Path, Report]:
        out = tmp_path_factory.mktemp(name)
        return out, build_book(ROOT / "tests/books" / name, out)

    return build


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_in_another_script_is_proven_in_every_format(name: str, take: Take) -> None:
    _, report = take(name)
    assert [found for found in report.findings if found.severity is not Severity.NOTE] == []
    assert len(report.tallies) == 6


@pytest.mark.parametrize("name", BOOKS)
def test_every_letter_is_of_a_typeface_of_the_book(name: str, take: Take) -> None:
    for kind in ("", "-print"):
        with pikepdf.open(take(name)[0] / f"{BOOKS[name]}{kind}.pdf") as pdf:
            fonts = {
                str(thing.BaseFont)
                for thing in pdf.objects
                if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing
            }
        assert fonts
        assert all("Octavo-" in font for font in fonts), fonts


@pytest.mark.parametrize("slip", SLIPS)
def test_words_that_changed_places_are_found_in_both_pdfs(
    slip: tuple[str, str, str, str], take: Take, tmp_path: Path
) -> None:
    name, file, before, after = slip
    folder = shutil.copytree(ROOT / "tests/books" / name, tmp_path / name)
    text = (folder / file).read_text("utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), "utf-8")
    book, _ = load(read_settings(folder)[0], folder, Cache(None), 2, lambda _: None)
    for kind, ending in (("screen", ""), ("print", "-print")):
        path = take(name)[0] / f"{BOOKS[name]}{ending}.pdf"
        found = collate(book, {kind: {path.name: path.read_bytes()}}).findings
        assert {"collate-text", "collate-note", "collate-order", "collate-table"} & {
            each.code for each in found
        }, kind
