"""Draw a proof of the print PDF."""

from __future__ import annotations

import time
from pathlib import Path

import pypdfium2

from octavo.book_yaml import read_settings
from octavo.errors import OctavoError
from octavo.files import locked, place
from octavo.findings import Finding, finding
from octavo.order import Order
from octavo.progress import Progress
from octavo.proofsheets import changed, contact_sheet, count_pages, draw_pages, ranges, spreads
from octavo.proofsheets.contact import SMALL
from octavo.report import Output, Report
from octavo.shelf import PLACES

__all__ = ["proof"]

#: The folder below the outputs, and how finely spreads are drawn, in pixels to the inch.
FOLDER, RESOLUTION = "proof", 110


def proof(order: Order, against: Path | None, progress: Progress) -> Report:
    """Draw the spreads of the print PDF as it lies in its folder, and a contact sheet; mark what has changed.

    Raises OctavoError when there is no such PDF, one cannot be read, or the disk cannot be written.
    """
    started = time.monotonic()
    settings, found = read_settings(order.manuscript, order.edition)
    printed = order.out / PLACES["print"].format(settings.slug)
    new = _read(printed, hint="octavo build pdf makes it")
    marked: frozenset[int] = frozenset()
    if against is not None:
        with progress.stage("Comparing", 0):
            marked = changed(_read(against, hint="name a PDF that was built before"), new)
        found += _told(printed, against, marked)
    pages = count_pages(new)
    files: dict[str, bytes] = {}
    small = []
    with progress.stage("Drawing", pages // 2 + 1) as step:
        for spread in spreads(draw_pages(new, RESOLUTION), marked):
            name = "-".join(f"{page:03}" for page in spread.pages)
            files[f"{FOLDER}/spread-{name}.png"] = spread.png()
            small.append((spread.pages, spread.image.resize((SMALL, _height(spread.image.size)))))
            step(name)
    files[f"{FOLDER}/contact.png"] = contact_sheet(small)
    with locked(order.out, lambda: None):
        place(order.out, files)
    size = sum(map(len, files.values()))
    output = Output((order.out / FOLDER / "contact.png").as_posix(), "proof", size, pages)
    return Report(tuple(found), (output,), 0, 0, seconds=time.monotonic() - started)


def _height(size: tuple[int, int]) -> int:
    return round(size[1] * SMALL / size[0])


def _read(path: Path, hint: str) -> bytes:
    try:
        content = path.read_bytes()
        count_pages(content)
    except OSError as error:
        words = f"{path} cannot be read: {error.strerror or error}"
        raise OctavoError(finding("output-missing", words, hint=hint)) from error
    except pypdfium2.PdfiumError as error:
        words = f"{path} is no PDF that can be read"
        raise OctavoError(finding("output-unreadable", words, hint=hint)) from error
    return content


def _told(printed: Path, against: Path, marked: frozenset[int]) -> tuple[Finding, ...]:
    if not marked:
        return ()
    numbers = ranges(page + 1 for page in marked)
    words = f"{'page' if len(marked) == 1 else 'pages'} {numbers} changed since {against.name}"
    return (finding("proof-changed", words, path=printed.name, format="print"),)
