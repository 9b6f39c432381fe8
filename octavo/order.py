"""Hold what a command asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from octavo.media import MEDIA, NAMES, Medium, medium_of

__all__ = ["FORMATS", "KEEP", "ORDERABLE", "Order"]

#: What can be ordered: `pdf` stands for the print and the screen PDF, `html` for the web book and one page.
FORMATS = frozenset({"epub", "html", "pdf"})
#: And either PDF may be ordered alone.
ORDERABLE = FORMATS | {"print", "screen"}

#: How large a cache may grow, in MiB, where nobody says otherwise.
KEEP = 1024


@dataclass(frozen=True, slots=True)
class Order:
    """Ask for a book: from which folder, into which, in which formats and edition.

    `jobs` is how many things may be done at once; it never changes what comes out.
    `external` lets a check ask the web for the pages that the book links to; nothing else does.
    `impose` names how the print PDF is laid on sheets, once more, or is None. `moment` is an aware time that
    outputs are dated by instead of the book's date; `SOURCE_DATE_EPOCH` goes before it. `cache` is a folder
    that builds keep together what they made; a build alone has its own, in `out`. `keep` is how large it
    may be when the build is done, in MiB. `trusted` has raw HTML set as markup; no file of a book can ask
    for that.
    """

    manuscript: Path
    out: Path
    formats: frozenset[str] = FORMATS
    edition: str | None = None
    jobs: int = 1
    external: bool = False
    impose: str | None = None
    moment: datetime | None = None
    cache: Path | None = None
    keep: int = KEEP
    trusted: bool = False

    @property
    def media(self) -> frozenset[Medium]:
        """Give the media that are asked for by formats, and that the edition comes in."""
        alone = medium_of(self.edition)
        asked = frozenset(medium for each in self.formats for medium in NAMES[each])
        return asked & (MEDIA if alone is None else {alone})
