"""Write a book as a Word document: pandoc writes it, and what it leaves to chance is settled here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from octavo.book import Book
from octavo.doors.pandoc import Limits, write_document
from octavo.export.typescript import typescript
from octavo.export.word_parts import finish

__all__ = ["write_word"]

#: The date of everything in the archive (the first that a zip can have).
EPOCH = (1980, 1, 1, 0, 0, 0)
FIRST = "[Content_Types].xml"


def write_word(book: Book, paths: frozenset[str] | None = None) -> bytes:
    """Write the chapters of a book as it was loaded, or those at `paths`; the same bytes every time.

    Raises ManuscriptError when pandoc refuses, or needs more time or memory than the book's limits.
    """
    limits = book.settings.limits
    blocks, meta = typescript(book, paths)
    bounds = Limits(limits.seconds * max(len(book.chapters), 1), limits.megabytes)
    written = write_document(blocks, meta, "docx", bounds)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _packed(finish(parts))


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts in the order of their names; the list of their types comes first (ECMA-376 part 2)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda each: (each != FIRST, each)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, parts[name])
    return packed.getvalue()
