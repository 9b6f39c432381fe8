"""Name the options that several commands share, each with its words of help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from octavo.voice import Style

__all__ = [
    "Edition",
    "Format",
    "Impose",
    "Jobs",
    "Keep",
    "Manuscript",
    "Out",
    "Quiet",
    "Rendering",
    "Trusted",
]


class Format(StrEnum):
    """Name what can be built."""

    PDF = "pdf"
    PRINT = "print"
    SCREEN = "screen"
    EPUB = "epub"
    HTML = "html"


class Scheme(StrEnum):
    """Name how pages can be laid on sheets."""

    SADDLE = "saddle"
    TWO_UP = "2up"


Manuscript = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="The book's folder. Default: manuscript, else the current folder."),
]
Out = Annotated[Path, typer.Option(metavar="DIR", help="The folder for the outputs.")]
Edition = Annotated[str | None, typer.Option(metavar="NAME", help="An edition that book.yaml describes.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="NUMBER",
        help="How many things to do at once. Default: all cores, if there is memory for so many.",
    ),
]
Keep = Annotated[
    int,
    typer.Option(min=0, metavar="MIB", help="How much may stay in the cache for the next time, in MiB."),
]
Rendering = Annotated[Style, typer.Option("--report", help="How to write the report on stdout.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Draw no progress.")]
Trusted = Annotated[
    bool,
    typer.Option("--trusted", help="Set raw HTML as markup: for a book that is your own, not a stranger's."),
]
Impose = Annotated[
    Scheme | None,
    typer.Option(help="Lay the print PDF on sheets too: a folded booklet, or spreads of two pages."),
]
