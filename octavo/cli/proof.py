"""Order a proof."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from octavo.cli.carry_out import carry_out, home
from octavo.options import Edition, Manuscript, Out, Quiet, Rendering
from octavo.order import Order
from octavo.voice import Style

__all__ = ["proof"]


def proof(  # noqa: PLR0913 -- the contract's options
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    against: Annotated[
        Path | None, typer.Option(metavar="OLD.pdf", help="Mark the pages that changed since this PDF.")
    ] = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Draw the print PDF as spreads and as one contact sheet, in the folder `proof` beside it."""
    from octavo.orders.proof import proof as draw  # noqa: PLC0415 -- as in `build`

    order = Order(home(manuscript), out, edition=edition)
    return carry_out(lambda progress: draw(order, against, progress), order.manuscript, report, quiet=quiet)
