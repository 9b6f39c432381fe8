"""Order a book in a form that is not read but handed on."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from octavo.cli.carry_out import carry_out, cores, home
from octavo.options import Edition, Manuscript, Out, Quiet, Rendering
from octavo.order import Order
from octavo.voice import Style

__all__ = ["export"]


class Kind(StrEnum):
    """Name what can be exported."""

    ONIX = "onix"
    METADATA = "metadata"
    DOCX = "docx"


#: The module whose function `export(order, progress)` makes each kind; only the one asked for is loaded.
KINDS = {
    Kind.ONIX: "octavo.orders.export_onix",
    Kind.METADATA: "octavo.orders.export_metadata",
    Kind.DOCX: "octavo.orders.export_docx",
}


def export(  # noqa: PLR0913 -- the contract's options
    kind: Annotated[Kind, typer.Argument(help="What to make of the book.")],
    *,
    manuscript: Manuscript = None,
    out: Out = Path("build"),
    edition: Edition = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Hand the book on: to the book trade (ONIX), as metadata (JSON), or to an editor (a Word document)."""
    order = Order(home(manuscript), out, edition=edition, jobs=cores())
    make = import_module(KINDS[kind]).export
    return carry_out(lambda progress: make(order, progress), order.manuscript, report, quiet=quiet)
