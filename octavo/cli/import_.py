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
from octavo.options import Edition, Jobs, Out, Quiet, Rendering
from octavo.order import Order
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
Onto = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Bring an edited .docx of octavo export back as a diff of this book."),
]
Apply = Annotated[bool, typer.Option("--apply", help="With --onto: change the chapters, too.")]
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
    onto: Onto = None,
    apply: Apply = False,
    out: Out = Path("build"),
    edition: Edition = None,
    jobs: Jobs = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Make a manuscript of what you have, and prove that no word of it is lost."""
    from octavo.orders.import_ import Import  # noqa: PLC0415 -- as in `build`
    from octavo.orders.import_ import import_ as take_in  # noqa: PLC0415

    _agree(into, onto, plan=plan, apply=apply)
    if onto is not None:
        bringing = Order(onto, out, edition=edition, jobs=jobs or cores())
        return _bring_back(sources, bringing, report, write=apply, quiet=quiet)
    given = {key: value for key, value in (("title", title), ("authors", author), ("lang", lang)) if value}
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


def _agree(into: Path | None, onto: Path | None, *, plan: bool, apply: bool) -> None:
    """Refuse options that say two things, or not enough."""
    wrong = None
    if onto and (into or plan):
        wrong = "--onto brings changes back, and makes no new book", "leave --into and --plan"
    elif apply and not onto:
        wrong = "--apply goes with --onto", "--onto manuscript --apply"
    elif not (onto or into or plan):
        wrong = "no folder is named", "--into manuscripts/my-book"
    if wrong:
        raise UsageError(finding("setting-wrong", wrong[0], hint=wrong[1]))


def _bring_back(sources: list[Path], order: Order, report: Style, *, write: bool, quiet: bool) -> int:
    from octavo.orders.onto import DIFF, REVIEW, Brought, onto  # noqa: PLC0415 -- as in `build`

    if len(sources) != 1 or not sources[0].is_file():
        raise UsageError(finding("setting-wrong", "--onto takes one document", hint="name the .docx"))
    made: list[Brought] = []

    def work(progress: Progress) -> Report:
        made.append(onto(sources[0], order, progress, write=write))
        return made[0].report

    code = carry_out(work, order.manuscript, report, quiet=quiet)
    if made:
        done = "changed" if write else "would change"
        say(f"octavo: {len(made[0].files)} files {done}; read {order.out / REVIEW}\n", sys.stderr)
        if made[0].diff:
            say(f"octavo: the diff is in {order.out / DIFF}\n", sys.stderr)
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
