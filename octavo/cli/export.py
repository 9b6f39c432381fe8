"""Order the book as a document for an editor."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from octavo.cli.carry_out import carry_out, cores, home
from octavo.options import Edition, Jobs, Manuscript, Out, Quiet, Rendering
from octavo.order import Order
from octavo.voice import Style

__all__ = ["export"]


class Form(StrEnum):
    """Name what can be exported."""

    DOCX = "docx"


def export(  # noqa: PLR0913 -- the contract's options
    form: Annotated[Form, typer.Argument(help="docx: what Word, LibreOffice and Pages open.")],
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    jobs: Jobs = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Write the book for an editor; octavo import --onto brings the changes back."""
    from octavo.orders.export import export as write_out  # noqa: PLC0415 -- as in `build`

    del form
    order = Order(home(manuscript), out, edition=edition, jobs=jobs or cores())
    return carry_out(lambda progress: write_out(order, progress), order.manuscript, report, quiet=quiet)
