"""Order a book."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from octavo.cli.carry_out import carry_out, cores, home
from octavo.options import Edition, Format, Impose, Jobs, Keep, Manuscript, Out, Quiet, Rendering, Trusted
from octavo.order import FORMATS, KEEP, Order
from octavo.orders.build import build as ordered
from octavo.voice import Style

__all__ = ["build"]


def build(  # noqa: PLR0913 -- the contract's options
    formats: Annotated[list[Format] | None, typer.Argument(help="What to build. Default: all.")] = None,
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    jobs: Jobs = None,
    impose: Impose = None,
    keep: Keep = KEEP,
    report: Rendering = Style.TEXT,
    trusted: Trusted = False,
    quiet: Quiet = False,
) -> int:
    """Build the book, and prove that each output holds all of it."""
    asked = frozenset(map(str, formats or ())) or FORMATS
    if impose and not asked & {"pdf", "print"}:
        message = "--impose lays out the print PDF: order pdf or print too"
        raise typer.BadParameter(message)
    laid, hands = impose and impose.value, jobs or cores()
    order = Order(home(manuscript), out, asked, edition, hands, impose=laid, keep=keep, trusted=trusted)
    if not order.media:
        message = f"the edition {edition} is made in another format: leave the formats out"
        raise typer.BadParameter(message)
    return carry_out(lambda progress: ordered(order, progress), order.manuscript, report, quiet=quiet)
