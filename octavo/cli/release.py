"""Order a release."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from octavo.cli.carry_out import carry_out, cores, home
from octavo.options import Jobs, Manuscript, Out, Quiet, Rendering, Trusted
from octavo.order import FORMATS, Order
from octavo.voice import Style

__all__ = ["release"]


def release(  # noqa: PLR0913 -- the contract's options
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    version: Annotated[
        str | None,
        typer.Option(metavar="V", help="Make a trial of this version, which no tag need stand for."),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="The last release's folder or pagination.json. Default: the newest here."
        ),
    ] = None,
    without_judges: Annotated[
        bool, typer.Option("--without-judges", help="Do not ask Ace, veraPDF, axe-core and Nu, and say so.")
    ] = False,
    jobs: Jobs = None,
    report: Rendering = Style.TEXT,
    trusted: Trusted = False,
    quiet: Quiet = False,
) -> int:
    """Make a release of the tagged commit: all editions, checked, with checksums and what has moved.

    It is put into release/VERSION below the outputs. With an error, nothing is.
    """
    from octavo.orders import release as made  # noqa: PLC0415 -- as in `build`

    order = Order(home(manuscript), out, FORMATS, jobs=jobs or cores(), trusted=trusted)
    wish = made.Wish(order, version, since, judged=not without_judges)
    return carry_out(lambda progress: made.release(wish, progress), order.manuscript, report, quiet=quiet)
