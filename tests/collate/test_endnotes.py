from __future__ import annotations

import io
import shutil
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf
import pytest

from octavo.book import Book
from octavo.collate import collate
from octavo.shelf import stock
from tests.collate.conftest import FOLDER, SLUG, Outputs
from tests.collate.damage import Mutant, Record, caught, replaced
from tests.collate.test_mutants import PLACES, changed
from tests.collate.test_pdf_mutants import (
    Change,
    drop,
    drop_page,
    overwrite,
    retag,
    shorten,
    swap,
)
from tests.outputs.shelf import build_book

MUTANTS = tomllib.loads(Path(__file__).with_name("endnotes.toml").read_text("utf-8"))
PAGED = ("print", "screen")
GATHERED = ("chapter", "book")


@pytest.fixture(scope="session")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Outputs]:
    """Build the small book with its notes at the end of each chapter, and of the book."""
    made: dict[str, Outputs] = {}
    for place in GATHERED:
        folder = tmp_path_factory.mktemp(place)
        shutil.copytree(FOLDER, folder / "book")
        with (folder / "book/book.yaml").open("a", encoding="utf-8") as settings:
            settings.write(f"notes: {{place: {place}}}\ncontents: {{figures: true, tables: true}}\n")
        report = build_book(folder / "book", folder / "out")
        assert [found for found in report.findings if found.severity == "error"] == []
        made[place] = {bound.format: bound.files for bound in stock(folder / "out", SLUG)}
    return made


@pytest.mark.parametrize("kind", [*PLACES, *PAGED])
@pytest.mark.parametrize("place", GATHERED)
def test_gathered_notes_and_lists_give_no_finding(
    place: str, kind: str, book: Book, gathered: Mapping[str, Outputs]
) -> None:
    assert collate(book, {kind: gathered[place][kind]}).findings == ()


@pytest.mark.mutant
@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("name", MUTANTS)
def test_damaged_endnotes_are_found_out(
    name: str, kind: str, book: Book, gathered: Mapping[str, Outputs], record_property: Record
) -> None:
    mutant = MUTANTS[name]

    def change(content: bytes) -> bytes:
        return replaced(content, mutant, "<main" if kind != "epub" else "<body")

    damaged = changed(gathered["book"][kind], kind, PLACES[kind].format(mutant["leaf"]), change)
    caught(Mutant(name, kind, mutant["code"], mutant["at"]), book, damaged, record_property)


DAMAGE: Mapping[str, tuple[Sequence[str], Change, str, str]] = {
    "drop-endnote": (PAGED, drop("It stayed for three weeks"), "collate-note", "rope.md:37"),
    "drop-letter-of-endnote": (PAGED, shorten("It stayed for three weeks"), "collate-note", "rope.md:37"),
    "drop-paragraph-of-endnote": (PAGED, drop("The second boat kept"), "collate-note", "tides.md:24"),
    "swap-endnotes": (
        PAGED,
        swap("In winter at half past six", "The second boat kept"),
        "collate-note",
        "tides.md:22",
    ),
    "double-line-of-endnote": (
        PAGED,
        overwrite("In winter at half past six", "The second boat kept"),
        "collate-note",
        "tides.md:22",
    ),
    "drop-note-under-table": (PAGED, drop("The loft belongs"), "collate-note", "rope.md:36"),
    "drop-page-of-endnotes": (PAGED, drop_page("It stayed for three weeks"), "collate-note", "tides.md:22"),
    "drop-line-of-text": (PAGED, drop("Those who arrive"), "collate-text", "landing.md:3"),
    "untag-endnote": (["screen"], retag("Note", -1, "Div"), "collate-note", "landing.md:20"),
}
CASES = [(name, kind, place) for name, (kinds, *_) in DAMAGE.items() for kind in kinds for place in GATHERED]
#: At the end of a chapter stands its text too.
CASES = [case for case in CASES if case[::2] != ("drop-page-of-endnotes", "chapter")]


@pytest.mark.mutant
@pytest.mark.parametrize(("name", "kind", "place"), CASES)
def test_damaged_pages_with_endnotes_are_found_out(  # noqa: PLR0913, PLR0917 -- a case and what it is done to
    name: str,
    kind: str,
    place: str,
    book: Book,
    gathered: Mapping[str, Outputs],
    record_property: Record,
) -> None:
    _, change, code, at = DAMAGE[name]
    damaged = io.BytesIO()
    with pikepdf.open(io.BytesIO(next(iter(gathered[place][kind].values())))) as pdf:
        change(pdf)
        pdf.save(damaged)
    caught(Mutant(f"{name}-{place}", kind, code, at), book, {"a.pdf": damaged.getvalue()}, record_property)
