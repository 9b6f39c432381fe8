"""List the books that are built whole, and build them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from octavo.order import FORMATS, Order
from octavo.pipeline import build
from octavo.progress import Silent
from octavo.report import Report

__all__ = ["BOOKS", "ROOT", "Built", "Title", "build_book"]

ROOT = Path(__file__).parents[2]

#: What is kept from one run of the tests to the next. Cutting a font takes seconds, and depends on the
#: font and its letters alone; whatever else a build makes, it makes anew.
KEPT = ROOT / "build/.cache/tests"


@dataclass(frozen=True, slots=True)
class Title:
    """Say what a book is called, what its outputs must be named, and how large its pages must be, in pt."""

    folder: Path
    name: str
    slug: str
    trim: tuple[float, float]


#: The sample, and one book for each way of making a book.
BOOKS = {
    "sample": Title(ROOT / "manuscript", "Questions Put to October", "questions-put-to-october", (396, 612)),
    "sink": Title(ROOT / "tests/books/whole-sink", "Lamps & Ledgers <1871>", "lamps-and-ledgers", (432, 648)),
    "heft": Title(ROOT / "tests/books/whole-heft", "Der lange Heimweg", "der-lange-heimweg", (396, 612)),
    "divided": Title(
        ROOT / "tests/books/whole-divided", "A Field of Small Machines", "small-machines", (419.53, 595.28)
    ),
}


@dataclass(frozen=True, slots=True)
class Built:
    """Hold a book that was built: what it is, where it stands, and what the build said."""

    title: Title
    out: Path
    report: Report

    def place(self, kind: str) -> Path:
        """Give where an output must be by the contract, whether or not it is there."""
        names = {
            "epub": "{}.epub",
            "page": "{}.html",
            "print": "{}-print.pdf",
            "screen": "{}.pdf",
            "web": "web",
        }
        return self.out / names[kind].format(self.title.slug)


def lend_typefaces(cache: Path) -> None:
    """Let a cache have the typefaces that earlier runs packed: that takes a second for each book."""
    for place in (KEPT / "woff2", cache):
        place.mkdir(parents=True, exist_ok=True)
    if not (cache / "woff2").exists():
        (cache / "woff2").symlink_to(KEPT / "woff2")


def build_book(
    folder: Path,
    out: Path,
    formats: frozenset[str] = FORMATS,
    *,
    jobs: int = 2,
    lent: bool = True,
) -> Report:
    """Build the book of a folder; unless told otherwise, typefaces that were packed before are lent to it."""
    if lent:
        lend_typefaces(out / ".cache")
    return build(Order(folder, out, formats, jobs=jobs), Silent())
