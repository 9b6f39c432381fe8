"""Order a judgement of what is built."""

from __future__ import annotations

from pathlib import Path

from octavo.cli.carry_out import carry_out, home
from octavo.options import Edition, Manuscript, Out, Quiet, Rendering
from octavo.order import Order
from octavo.voice import Style

__all__ = ["conform"]


def conform(
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Let the outside judges read what is built.

    EPUBCheck and Ace read the EPUB, veraPDF the screen PDF, axe-core and the Nu HTML checker the web book.
    """
    from octavo.orders.conform import conform as judge  # noqa: PLC0415 -- as in `build`

    order = Order(home(manuscript), out, edition=edition)
    return carry_out(lambda progress: judge(order, progress), order.manuscript, report, quiet=quiet)
