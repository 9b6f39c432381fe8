"""Begin a book: all its files are made first, of a source that was proven, and then put in place at once."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from octavo.book_schema import render_schema
from octavo.book_yaml import read_settings
from octavo.errors import UsageError
from octavo.findings import finding
from octavo.founding import expect_free, settle_in
from octavo.intake.draft import Guess
from octavo.orders.import_ import Import, take_in
from octavo.progress import Progress
from octavo.report import Report
from octavo.starter import repository, starter_manuscript
from octavo.wheel import own_wheel

__all__ = ["Begun", "New", "new"]

#: Where the chapters stand in a book's repository.
MANUSCRIPT = "manuscript"
BOOK = "book.yaml"
#: By which an editor completes and checks `book.yaml`, and the line that leads there (yaml-language-server).
SCHEMA = "vendor/book.schema.json"
HEAD = f"# yaml-language-server: $schema=../{SCHEMA}\n"
#: What is run by its name.
PROGRAMS = ("noxw",)


@dataclass(frozen=True, slots=True)
class New:
    """Ask for a book in a new or empty folder: of these sources, or a small one where there are none.

    A `bare` one is the folder of chapters alone, without a repository around it. What is None, the source
    tells; of a book without a source, the name of the folder.
    """

    folder: Path
    title: str | None = None
    authors: tuple[str, ...] = ()
    lang: str | None = None
    sources: tuple[Path, ...] = ()
    bare: bool = False
    anyway: bool = False
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Begun:
    """Hold the report of an import, empty where there was none, and which files were written."""

    report: Report
    written: tuple[str, ...]


def new(order: New, progress: Progress, ask: Callable[[Guess], bool] | None = None) -> Begun:
    """Begin a book, all or nothing; `ask` is asked about unsure guesses of an import.

    Raises UsageError when the folder holds anything, or a title, author or language is none; OctavoError when
    a source cannot be read, Octavo cannot be packed or the disk cannot be written.
    """
    expect_free(order.folder)
    if not order.bare:
        _allow_environment(order.folder)
    if order.sources:
        told = {"title": order.title, "authors": list(order.authors), "lang": order.lang}
        given = {key: value for key, value in told.items() if value}
        into = order.folder / MANUSCRIPT
        taken = take_in(
            Import(order.sources, into, given, anyway=order.anyway, jobs=order.jobs), progress, ask
        )
        if not taken.files:
            return Begun(taken.report, ())
        files, title, report = taken.files, taken.title, taken.report
    else:
        title = order.title or _named(order.folder)
        files = _small(title, order)
        report = Report()
    if not order.bare:
        files = _around(files, title, imported=bool(order.sources))
    _put(order.folder, files)
    return Begun(report, tuple(sorted(files)))


def _allow_environment(folder: Path) -> None:
    """Raise UsageError where Python makes no environment, which is for a path that would divide PATH."""
    if os.pathsep in str(folder.resolve()):
        words = f"{folder.resolve()} has {os.pathsep!r} in its name: Python can install nothing there"
        raise UsageError(finding("setting-wrong", words, hint=f"choose a folder without {os.pathsep!r}"))


def _named(folder: Path) -> str:
    return folder.resolve().name.replace("-", " ").replace("_", " ").strip().title() or "My Book"


def _small(title: str, order: New) -> Mapping[str, bytes]:
    files = starter_manuscript(title, order.authors or ("Your Name",), order.lang or "en")
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        read_settings(Path(folder))
    return files


def _around(manuscript: Mapping[str, bytes], title: str, *, imported: bool) -> Mapping[str, bytes]:
    wheel = own_wheel()
    top = repository(" ".join(title.split()), wheel.name, wheel.content, wheel.digest, imported=imported)
    told = {**manuscript, BOOK: HEAD.encode() + manuscript[BOOK]}
    return {**top, SCHEMA: render_schema().encode()} | {
        f"{MANUSCRIPT}/{name}": content for name, content in told.items()
    }


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files, or leave the folder as it was."""
    settle_in(folder, files)
    for name in PROGRAMS:
        if name in files:
            (folder / name).chmod(0o755)
