"""Order a judgement of what is built."""

from __future__ import annotations

from pathlib import Path

from octavo.cli.carry_out import carry_out, home
from octavo.options import Edition, Manuscript, Out, Quiet, Rendering, Trusted
from octavo.order import Order
from octavo.voice import Style

__all__ = ["conform"]


def conform(  # noqa: PLR0913 -- the contract's options
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    report: Rendering = Style.TEXT,
    trusted: Trusted = False,
    quiet: Quiet = False,
) -> int:
    """Let the outside judges read what is built.

    EPUBCheck and Ace read the EPUB, veraPDF the screen PDF, axe-core and the Nu HTML checker the web book.
    """
    from octavo.orders.conform import conform as judge  # noqa: PLC0415 -- as in `build`

    order = Order(home(manuscript), out, edition=edition, trusted=trusted)
    return carry_out(lambda progress: judge(order, progress), order.manuscript, report, quiet=quiet)
