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

#: Cutting the fonts takes half a minute; a cut depends on nothing but the font, so all builds share them.
CUTS = ROOT / "build" / ".cache" / "tests" / "cut"


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
    "sink": Title(
        ROOT / "tests/books/whole-sink", "Lamps & Ledgers <1871>", "lamps-and-ledgers", (432, 648)
    ),
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
        slug = self.title.slug
        return self.out / {
            "epub": f"{slug}.epub",
            "page": f"{slug}.html",
            "print": f"{slug}-print.pdf",
            "screen": f"{slug}.pdf",
            "web": "web",
        }[kind]


def build_book(folder: Path, out: Path, formats: frozenset[str] = FORMATS, jobs: int = 2) -> Report:
    """Build the book of a folder, with the cuts of the fonts that every build here shares."""
    CUTS.mkdir(parents=True, exist_ok=True)
    cuts = out / ".cache" / "cut"
    if not cuts.exists():
        cuts.parent.mkdir(parents=True, exist_ok=True)
        cuts.symlink_to(CUTS)
    return build(Order(folder, out, formats, jobs=jobs), Silent())
