"""Collate finished files, made by any tool, with a manuscript."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from octavo.book import Book
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import Collation, collate_file
from octavo.order import Order
from octavo.progress import Progress
from octavo.reading import Manuscript, read
from octavo.report import Report
from octavo.tally import Tally
from octavo.woven import unwoven

__all__ = ["collate"]


def collate(files: Sequence[Path], folder: Path, edition: str | None, progress: Progress) -> Report:
    """Compare finished files, made by any tool, with an edition of the manuscript in a folder.

    Raises OctavoError when the settings cannot be read.
    """
    started = time.monotonic()
    settings, found = read_settings(folder, edition)
    manuscript = read(Order(folder, folder, edition=edition), settings, Cache(None), progress)
    findings = (*found, *manuscript.findings)
    tallies: tuple[Tally, ...] = ()
    with progress.stage("Collating", len(files)) as step:
        for path in files:
            collation, book = _nearest(manuscript, path)
            findings += unwoven(collation.findings, book)
            tallies += collation.tallies[1:] if tallies else collation.tallies
            step(path.name)
    report = manuscript.report(findings, (), tallies)
    return replace(report, seconds=time.monotonic() - started)


def _nearest(manuscript: Manuscript, path: Path) -> tuple[Collation, Book]:
    """Collate a file with the text that it is nearest to: for which medium it was made, it does not say."""
    content = path.read_bytes()
    books = [text.loaded for text in manuscript.texts]
    collations = [collate_file(book, path.name, content) for book in books]
    return min(zip(collations, books, strict=True), key=lambda pair: len(pair[0].findings))
