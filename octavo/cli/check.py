"""Order a check, or corrections of the prose."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from octavo.cli.carry_out import at_work, carry_out, cores, home
from octavo.errors import OctavoError
from octavo.options import Edition, Jobs, Manuscript, Out, Quiet, Rendering, Trusted
from octavo.order import FORMATS, Order
from octavo.report import Report
from octavo.voice import Style, say, say_report

__all__ = ["check"]


def check(  # noqa: PLR0913 -- the contract's options
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    jobs: Jobs = None,
    report: Rendering = Style.TEXT,
    diff: Annotated[bool, typer.Option("--diff", help="Only show what --fix would change.")] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Correct the prose where that is safe, and show it.")
    ] = False,
    text_only: Annotated[
        bool, typer.Option("--text-only", help="Check the manuscript alone, not the outputs.")
    ] = False,
    external: Annotated[
        bool, typer.Option("--external", help="Ask the web whether linked pages are there.")
    ] = False,
    trusted: Trusted = False,
    quiet: Quiet = False,
) -> int:
    """Check the manuscript, and the outputs as they lie in their folder."""
    from octavo.orders.check import check as judge  # noqa: PLC0415 -- as in `build`

    formats: frozenset[str] = frozenset() if text_only else FORMATS
    order = Order(home(manuscript), out, formats, edition, jobs or cores(), external, trusted=trusted)
    if fix or diff:
        return _revise(order, report, write=fix, quiet=quiet)
    return carry_out(lambda progress: judge(order, progress), order.manuscript, report, quiet=quiet)


def _revise(order: Order, style: Style, *, write: bool, quiet: bool) -> int:
    """Say on stdout what is corrected, as a diff, and on stderr how much; an error as `carry_out` does."""
    from octavo.orders.revise import revise  # noqa: PLC0415 -- as in `build`

    try:
        with at_work(quiet=quiet) as progress:
            revised = revise(order, progress, write=write)
    except OctavoError as error:
        say_report(Report(error.findings), order.manuscript, style)
        return error.exit_code
    say("".join(revision.diff() for revision in revised))
    corrections = sum(revision.corrections for revision in revised)
    after = "" if write else "; --fix makes them"
    say(
        f"octavo: corrections: {corrections}, in files: {len(revised)}{after if revised else ''}\n",
        sys.stderr,
    )
    return 0
