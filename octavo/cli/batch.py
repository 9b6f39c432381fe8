"""Order many books."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from octavo.cli.carry_out import BOOK, FOUND, at_work, cores
from octavo.errors import OctavoError
from octavo.options import Edition, Format, Jobs, Keep, Quiet
from octavo.order import FORMATS, KEEP
from octavo.report import Report
from octavo.voice import Style, say, say_report

__all__ = ["batch"]


class Table(StrEnum):
    """Name how the results can be written."""

    TEXT = "text"
    JSON = "json"


Catalogue = Annotated[
    Path,
    typer.Argument(exists=True, help="A folder with books below it, or a file that lists their folders."),
]
Formats = Annotated[list[Format] | None, typer.Argument(help="What to build. Default: all.")]
Out = Annotated[
    Path, typer.Option(metavar="DIR", help="The folder for the outputs, one in it for each book.")
]
Scheduler = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="Send the books to a Dask cluster, such as tcp://10.0.0.1:8786."),
]
Retries = Annotated[
    int, typer.Option(min=0, max=20, metavar="NUMBER", help="How often to try again when a worker dies.")
]
Minutes = Annotated[
    float, typer.Option(min=0.1, metavar="NUMBER", help="The longest time that a book may take.")
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Make all books, also those that stand there already.")]
Written = Annotated[Table, typer.Option("--report", help="How to write the results on stdout.")]


def batch(  # noqa: PLR0913 -- the contract's options
    catalogue: Catalogue,
    formats: Formats = None,
    *,
    out: Out = Path("build"),
    edition: Edition = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    retries: Retries = 2,
    minutes: Minutes = 60,
    keep: Keep = KEEP,
    fresh: Fresh = False,
    report: Written = Table.TEXT,
    quiet: Quiet = False,
) -> int:
    """Build many books in one run, each as `build` does; called again, it goes on where it was stopped."""
    from octavo.batch.table import render_results, render_results_json  # noqa: PLC0415 -- as in `build`
    from octavo.orders.batch import Batch  # noqa: PLC0415
    from octavo.orders.batch import batch as make_all  # noqa: PLC0415

    asked = frozenset(map(str, formats or ())) or FORMATS
    order = Batch(
        *(catalogue, out, asked, edition, jobs or cores(BOOK), scheduler, retries),
        minutes=minutes,
        keep=keep,
        fresh=fresh,
    )
    try:
        with at_work(quiet=quiet) as progress:
            results = make_all(order, progress)
    except OctavoError as error:
        say_report(Report(error.findings), catalogue, Style(report.value))
        return error.exit_code
    say(render_results(results, out) if report is Table.TEXT else render_results_json(results))
    return 0 if all(outcome.well for outcome in results.outcomes) else FOUND
