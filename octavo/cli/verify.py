"""Order the verification of a release."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from octavo.cli.carry_out import carry_out, cores, home
from octavo.options import Jobs, Manuscript, Quiet, Rendering, Trusted
from octavo.order import Order
from octavo.voice import Style

__all__ = ["verify"]


def verify(  # noqa: PLR0913 -- the contract's options
    release: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="The folder of a release.")],
    *,
    manuscript: Manuscript = None,
    jobs: Jobs = None,
    report: Rendering = Style.TEXT,
    trusted: Trusted = False,
    quiet: Quiet = False,
) -> int:
    """Verify the checksums of a release, open every file, and find the manuscript in all of them."""
    from octavo.orders.verify import verify as read_back  # noqa: PLC0415 -- as in `build`

    order = Order(home(manuscript), release, jobs=jobs or cores(), trusted=trusted)
    return carry_out(
        lambda progress: read_back(release, order, progress), order.manuscript, report, quiet=quiet
    )
