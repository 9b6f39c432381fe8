"""Begin a book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from octavo.cli.carry_out import carry_out, cores
from octavo.cli.import_ import Anyway, Asked, asking
from octavo.errors import UsageError
from octavo.findings import finding
from octavo.options import Jobs, Quiet, Rendering
from octavo.progress import Progress, Silent
from octavo.report import Report
from octavo.voice import Style, say

if TYPE_CHECKING:
    from octavo.orders.new import Begun

__all__ = ["new"]

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new or empty.")]
Sources = Annotated[
    list[Path] | None,
    typer.Option("--from", metavar="SOURCE", help="Import this; may be given several times."),
]
Titled = Annotated[
    str | None, typer.Option(metavar="TITLE", help="The book's title. Default: the source's, or DIR's name.")
]
Authors = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="An author; may be given several times.")
]
Language = Annotated[str | None, typer.Option(metavar="TAG", help="The language of the text: en, en-GB, de.")]
Bare = Annotated[bool, typer.Option("--bare", help="Write chapters and book.yaml alone, no repository.")]

NEXT = """
Next, in {folder}:

    ./noxw            build the book, into build/
    ./noxw -s serve   show it in a browser while you write
    ./noxw -s tests   prove that nothing is wrong
    git init && git add . && git commit -m "Begin the book"

README.md says the rest. `octavo doctor` says what is missing on this machine; ./noxw installs it.
"""


def new(  # noqa: PLR0913 -- the contract's options
    folder: Folder,
    *,
    source: Sources = None,
    title: Titled = None,
    author: Authors = None,
    lang: Language = None,
    ask: Asked = False,
    anyway: Anyway = False,
    bare: Bare = False,
    jobs: Jobs = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Begin a book: a repository with all that makes it, of a small book or of what you have."""
    from octavo.orders.new import New  # noqa: PLC0415 -- as in `build`
    from octavo.orders.new import new as begin  # noqa: PLC0415

    _judge(folder, source, bare=bare, about_imports={"--ask": ask, "--anyway": anyway})
    sources, authors = tuple(source or ()), tuple(author or ())
    order = New(folder, title, authors, lang, sources, bare, anyway, jobs or cores())
    if not sources:
        _tell(begin(order, Silent()), folder, bare=bare)
        return 0
    asked = asking() if ask else None
    made: list[Begun] = []

    def work(progress: Progress) -> Report:
        made.append(begin(order, progress, asked))
        return made[0].report

    # A bar would be drawn over the questions.
    code = carry_out(work, folder / "manuscript", report, quiet=quiet or ask)
    if made and report is Style.TEXT:
        _tell(made[0], folder, bare=bare)
    return code


def _judge(folder: Path, source: list[Path] | None, *, bare: bool, about_imports: dict[str, bool]) -> None:
    for option, given in about_imports.items():
        if given and not source:
            message = f"{option} is about an import, and nothing is imported"
            raise UsageError(finding("setting-wrong", message, hint="name a source with --from"))
    if bare and source:
        hint = f"octavo import {' '.join(map(str, source))} --into {folder}"
        raise UsageError(finding("setting-wrong", "--bare and --from do not go together", hint=hint))


def _tell(begun: Begun, folder: Path, *, bare: bool) -> None:
    say("".join(f"{folder / name}\n" for name in begun.written))
    if begun.written:
        say(f"\nBuild it with: octavo build --manuscript {folder}\n" if bare else NEXT.format(folder=folder))
