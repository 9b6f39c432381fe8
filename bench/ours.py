"""Run Octavo: cold, with nothing changed, after edits, in all formats, and served."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.gauge import Reading, measure
from bench.served import printed, served
from bench.text import Text

__all__ = [
    "ALL",
    "ALL_AGAIN",
    "COLD",
    "NOTHING",
    "PAGE",
    "PRINTED",
    "SERVED",
    "WORD",
    "Made",
    "commands",
    "run_ours",
]

COLD = "print PDF, cold"
NOTHING = "print PDF, nothing changed"
WORD = "print PDF, one word changed"
PAGE = "print PDF, a page more in chapter 3"
ALL = "all formats, cold"
ALL_AGAIN = "all formats, one word changed"
SERVED = "served, one word changed"
PRINTED = "served, one word changed, print PDF"

YAML = """\
title: {title}
lang: en-US
divide: 2
print: {{trim: 152x229mm, size: 11, opening: next}}
chapters: [book.md]
limits: {{seconds: 900, layout_seconds: 1800}}
"""
#: As many words as a page of this design holds.
PAGEFUL = 370


@dataclass(frozen=True, slots=True)
class Made:
    """Hold what was measured of one way to make the book, and its outputs."""

    name: str
    reading: Reading
    pdf: Path | None = None


def commands(formats: str = "print") -> list[str]:
    """Give the command of a build: `print`, or nothing for all formats."""
    return [
        sys.executable,
        "-m",
        "octavo",
        "build",
        *formats.split(),
        "--manuscript",
        "book",
        "--out",
        "out",
        "--quiet",
    ]


def run_ours(text: Text, folder: Path, environment: dict[str, str]) -> Iterator[Made]:
    """Measure each way; raises FailedError when a build fails."""
    book = folder / "book"
    book.mkdir(parents=True)
    (book / "book.yaml").write_text(YAML.format(title=f'"{text.title}"'), "utf-8")

    def build(name: str, now: Text, formats: str) -> Made:
        (book / "book.md").write_text(now.markdown, "utf-8")
        reading = measure([commands(formats)], folder, environment)
        (pdf,) = (folder / "out").glob("*-print.pdf")
        return Made(name, reading, pdf)

    yield build(COLD, text, "print")
    yield build(NOTHING, text, "print")
    yield build(WORD, text.reworded("harbour"), "print")
    yield build(PAGE, text.reworded("harbour").lengthened(PAGEFUL), "print")
    shutil.rmtree(folder / "out")
    yield build(ALL, text, "")
    yield build(ALL_AGAIN, text.reworded("harbour"), "")
    yield Made(SERVED, served(text, book, folder / "out", environment))
    yield Made(PRINTED, printed(text, book, folder / "out", environment))
