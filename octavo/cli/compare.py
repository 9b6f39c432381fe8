"""Order a comparison of files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from octavo.cli.carry_out import carry_out
from octavo.options import Quiet, Rendering
from octavo.voice import Style

__all__ = ["compare"]


def compare(
    old: Annotated[Path, typer.Argument(exists=True, help="A file, or a folder of files.")],
    new: Annotated[Path, typer.Argument(exists=True, help="The same, from another build.")],
    *,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Say where two builds differ: the member of an EPUB or zip, the page of a PDF, the line of a text."""
    from octavo.orders.compare import compare as lay_side_by_side  # noqa: PLC0415 -- as in `build`

    return carry_out(lambda progress: lay_side_by_side(old, new, progress), new, report, quiet=quiet)
