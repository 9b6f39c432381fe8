"""Collate finished files, made by any tool, with a manuscript."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.collate import collate_file
from octavo.order import Order
from octavo.progress import Progress
from octavo.reading import read
from octavo.report import Report
from octavo.tally import Tally

__all__ = ["collate"]


def collate(files: Sequence[Path], folder: Path, progress: Progress) -> Report:
    """Compare finished files, made by any tool, with the manuscript in a folder.

    Raises OctavoError when the settings cannot be read.
    """
    started = time.monotonic()
    settings, found = read_settings(folder, None)
    manuscript = read(Order(folder, folder), settings, Cache(None), progress)
    findings = (*found, *manuscript.findings)
    tallies: tuple[Tally, ...] = ()
    with progress.stage("Collating", len(files)) as step:
        for path in files:
            collation = collate_file(manuscript.loaded, path.name, path.read_bytes())
            findings += collation.findings
            tallies += collation.tallies[1:] if tallies else collation.tallies
            step(path.name)
    report = manuscript.report(findings, (), tallies)
    return replace(report, seconds=time.monotonic() - started)
