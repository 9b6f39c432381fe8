"""Read the bad books of tests/books/bad: what each is, and all that must be found in it."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.makers import make

__all__ = ["BAD", "EXPECTED", "Case", "Expected", "cases"]

BAD = Path(__file__).parents[1] / "books/bad"
EXPECTED = "expected.toml"
#: The settings of a bad book that has none of its own: nothing is wrong in them.
SETTINGS = """\
title: A Book
author: A. Nonymous
lang: en
printed_pages: false
allow: [{code: print-pages}, {code: print-resolution}]
"""

#: The keys of an expected.toml that hold a list.
LISTS = ("formats", "also", "holds", "lacks", "lacks_bytes", "sizes", "make")


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one finding that must be there; where `column` is None any will do, `says` is in its message."""

    code: str
    severity: str = "error"
    path: str | None = None
    line: int | None = None
    column: int | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """Hold how a build of a bad book must end: `exit`, all findings, what the outputs hold.

    `seconds` is the time for which the machine may be at work, whatever else it does.

    `holds` and `lacks` are words of every output, `lacks_bytes` letters of any file; `sizes` are those of the
    pictures of the web book. `same_as` names a variant whose outputs must be the same in bytes. The session
    `faults` builds `also` these formats, and makes files with what `full` says: more of what is large.
    """

    exit: int
    found: tuple[Found, ...] = ()
    formats: tuple[str, ...] = ("html",)
    also: tuple[str, ...] = ()
    seconds: float = 20
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    lacks_bytes: tuple[str, ...] = ()
    sizes: tuple[list[int], ...] = ()
    same_as: str | None = None
    make: tuple[dict[str, Any], ...] = ()
    full: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """Hold a bad book: the row of the table that it tries, its name, its folder."""

    row: str
    name: str
    folder: Path

    def expected(self) -> Expected:
        """Read what is expected; raises an error where that file is missing, or says what nobody knows."""
        told = tomllib.loads((self.folder / EXPECTED).read_text("utf-8"))
        lists: dict[str, Any] = {name: tuple(told.pop(name)) for name in LISTS if name in told}
        found = tuple(Found(**each) for each in told.pop("found", ()))
        return Expected(found=found, **lists, **told)

    def lay_out(self, folder: Path, *, full: bool) -> None:
        """Put the book into a folder, with all that is made for it."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns(EXPECTED))
        if not (folder / "book.yaml").exists():
            (folder / "book.yaml").write_text(SETTINGS, "utf-8")
        expected = self.expected()
        for wish in expected.make:
            make(folder, wish | expected.full if full else wish)


def cases() -> tuple[Case, ...]:
    """List the bad books: each folder of a row is one, or holds one in each of its folders."""
    found: list[Case] = []
    for folder in sorted(BAD.iterdir()):
        if folder.is_dir():
            number = folder.name.partition("-")[0].lstrip("0")
            alone = any(path.is_file() for path in folder.iterdir())
            variants = [folder] if alone else sorted(folder.iterdir())
            found += [Case(number, each.relative_to(BAD).as_posix(), each) for each in variants]
    return tuple(found)
