"""Order a cover."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from octavo.cli.carry_out import carry_out, home
from octavo.options import Edition, Manuscript, Out, Quiet, Rendering
from octavo.order import Order
from octavo.voice import Style

__all__ = ["cover"]


def cover(  # noqa: PLR0913 -- the contract's options
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    pages: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="NUMBER", help="How many pages the book has. Default: those of its print PDF."
        ),
    ] = None,
    spine: Annotated[
        float | None, typer.Option(min=0, metavar="MM", help="The spine, by the printer's template, in mm.")
    ] = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Make the cover of the print edition, back, spine and front, and a picture of the front alone."""
    from octavo.orders.cover import cover as bind  # noqa: PLC0415 -- as in `build`

    order = Order(home(manuscript), out, edition=edition)
    return carry_out(
        lambda progress: bind(order, pages, spine, progress), order.manuscript, report, quiet=quiet
    )
