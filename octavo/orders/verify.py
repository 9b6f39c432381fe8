"""Verify a release: every file is whole, and the book is in it."""

from __future__ import annotations

import tempfile
import time
import zipfile
from dataclasses import replace
from pathlib import Path

from octavo.book_yaml import edition_names, read_settings
from octavo.errors import UsageError
from octavo.files import place
from octavo.findings import Severity, finding, worst
from octavo.order import Order
from octavo.orders.check import check
from octavo.progress import Progress
from octavo.release.opening import SUMS, damaged, damages, unpacked
from octavo.report import Report
from octavo.shelf import placed

__all__ = ["verify"]


def verify(release: Path, order: Order, progress: Progress) -> Report:
    """Verify the checksums of a release, open every file, and check all editions as a build's outputs are.

    Raises UsageError when the folder is no release, OctavoError when the settings cannot be read.
    """
    started = time.monotonic()
    if not (release / SUMS).is_file():
        hint = "name the folder of a release"
        raise UsageError(finding("setting-wrong", f"{release} holds no {SUMS}", hint=hint))
    files = {
        path.relative_to(release).as_posix(): path.read_bytes()
        for path in release.rglob("*")
        if path.is_file()
    }
    with progress.stage("Opening", 0):
        found = tuple(damages(files))
    if worst(found) is Severity.ERROR:
        return Report(found, seconds=time.monotonic() - started)
    reports = []
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        for edition in (None, *edition_names(order.manuscript)):
            settings, _ = read_settings(order.manuscript, edition)
            name = f"{settings.slug}-web.zip"
            try:
                web = unpacked(files.get(name, _EMPTY))
            except zipfile.BadZipFile as error:
                return Report((damaged(name, f"{name} cannot be opened: {error}"),))
            home = placed("web", edition)
            out = Path(folder)
            place(out, {**files, **{f"{home}/{page}": content for page, content in web.items()}})
            reports.append(check(replace(order, out=out, edition=edition), progress))
    told = dict.fromkeys(each for report in reports for each in report.findings)
    return replace(reports[0], findings=tuple(told), outputs=(), seconds=time.monotonic() - started)


#: An archive without members (PKWARE APPNOTE, 4.3.16), for an edition that has no web book.
_EMPTY = b"PK\5\6" + bytes(18)
