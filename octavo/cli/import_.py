"""Order an import."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from octavo.cli.carry_out import carry_out, cores
from octavo.errors import UsageError
from octavo.findings import finding
from octavo.options import Jobs, Quiet, Rendering
from octavo.progress import Progress
from octavo.report import Report
from octavo.voice import Style, say

if TYPE_CHECKING:
    from octavo.intake.draft import Guess
    from octavo.orders.import_ import Imported

__all__ = ["Anyway", "Asked", "asking", "import_"]


Sources = Annotated[
    list[Path],
    typer.Argument(metavar="SOURCE...", help="Word, OpenDocument, HTML, EPUB, RTF, LaTeX, text, Markdown."),
]
Into = Annotated[
    Path | None, typer.Option(metavar="DIR", help="A folder that is new or empty. Needed, save with --plan.")
]
Titled = Annotated[
    str | None, typer.Option(metavar="TITLE", help="The book's title, whatever the source says.")
]
Authors = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="An author; may be given several times.")
]
Language = Annotated[str | None, typer.Option(metavar="TAG", help="The language of the text: en, en-GB, de.")]
Planned = Annotated[bool, typer.Option("--plan", help="Say what would be made, and write nothing.")]
Asked = Annotated[bool, typer.Option("--ask", help="Ask about each guess that is not sure.")]
Anyway = Annotated[bool, typer.Option("--anyway", help="Write also what is not proven to hold every word.")]


def import_(  # noqa: PLR0913 -- the contract's options
    sources: Sources,
    *,
    into: Into = None,
    title: Titled = None,
    author: Authors = None,
    lang: Language = None,
    plan: Planned = False,
    ask: Asked = False,
    anyway: Anyway = False,
    jobs: Jobs = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Make a manuscript of what you have, and prove that no word of it is lost."""
    from octavo.orders.import_ import Import  # noqa: PLC0415 -- as in `build`
    from octavo.orders.import_ import import_ as take_in  # noqa: PLC0415

    if into is None and not plan:
        raise UsageError(finding("setting-wrong", "no folder is named", hint="--into manuscripts/my-book"))
    settings: dict[str, object] = {"title": title, "authors": author, "lang": lang}
    given = {key: value for key, value in settings.items() if value}
    order = Import(tuple(sources), into or Path(), given, plan, anyway, jobs or cores())
    asked = asking() if ask else None
    made: list[Imported] = []

    def work(progress: Progress) -> Report:
        made.append(take_in(order, progress, asked))
        return made[0].report

    # A bar would be drawn over the questions.
    code = carry_out(work, order.into, report, quiet=quiet or ask)
    if made:
        _tell(made[0], order.into, plan=plan)
    return code


def _tell(made: Imported, into: Path, *, plan: bool) -> None:
    if plan:
        say(made.account)
    elif made.written:
        say(f"octavo: {len(made.written)} files in {into}; read {into / 'IMPORT.md'}\n", sys.stderr)
        say(f"octavo: build it with: octavo build --manuscript {into}\n", sys.stderr)


def asking() -> Callable[[Guess], bool]:
    """Give what asks about a guess on the terminal; raises UsageError where there is none to ask on."""
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        hint = "without it, what was guessed stands in IMPORT.md"
        raise UsageError(finding("setting-wrong", "--ask needs a terminal to ask on", hint=hint))

    def ask(guess: Guess) -> bool:
        place = f"{guess.name}:{guess.line}" if guess.line else guess.name
        words = f"{place}: “{guess.words}” is taken for: {guess.kind} ({guess.reason}). Right?"
        return typer.confirm(words, default=True, err=True)

    return ask
