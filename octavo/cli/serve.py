"""Order a server that shows the book while it is written."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from octavo.cli.carry_out import at_work, cores, home
from octavo.errors import OctavoError
from octavo.findings import Finding
from octavo.options import Edition, Manuscript, Out, Trusted
from octavo.order import Order
from octavo.report import Report
from octavo.voice import Style, say, say_report

if TYPE_CHECKING:
    from octavo.serve.impression import Impression

__all__ = ["serve"]


def serve(  # noqa: PLR0913 -- the contract's options
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=1, max=65535, metavar="NUMBER", help="The port. Default: 8016, else one that is free."
        ),
    ] = None,
    opened: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the book in the browser, or only say its address.")
    ] = True,
    printing: Annotated[
        bool, typer.Option("--print", help="Build and prove the print PDF again after each change, too.")
    ] = False,
    trusted: Trusted = False,
) -> int:
    """Show the book in a browser while it is written, until Ctrl-C."""
    from octavo.orders.serve import serve as show  # noqa: PLC0415 -- as in `build`

    order = Order(home(manuscript), out, edition=edition, jobs=cores(), trusted=trusted)

    def begun(address: str) -> None:
        say(f"octavo: the book is at {address}; p shows print pages, Ctrl-C ends\n", sys.stderr)
        if opened:
            webbrowser.open(address)

    def found(impression: Impression) -> None:
        say_report(Report(impression.findings), order.manuscript, Style.TEXT)

    try:
        with at_work(quiet=True):
            show(order, port, begun, found, _Printed(order) if printing else None)
    except OctavoError as error:
        say_report(Report(error.findings), order.manuscript, Style.TEXT)
        return error.exit_code
    return 0


class _Printed:
    """Tell of the print PDF each time that it was made, and what was found when that is something else."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._before: tuple[Finding, ...] = ()

    def __call__(self, report: Report) -> None:
        for output in report.outputs:
            told = f"{output.path}, {output.pages} pages, proven in {report.seconds:.1f} s"
            say(f"octavo: {told}\n", sys.stderr)
        if report.findings != self._before:
            self._before = report.findings
            say_report(Report(report.findings), self._order.manuscript, Style.TEXT)
