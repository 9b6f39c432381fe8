"""Begin a book."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from octavo.voice import say

__all__ = ["new"]


def new(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new or empty.")]) -> int:
    """Begin a book: a small one, which builds as it stands."""
    from octavo.starter import begin  # noqa: PLC0415 -- only this command has need of it

    for name in begin(folder):
        say(f"{folder / name}\n")
    say(f"\nBuild it with: octavo build --manuscript {folder}\n")
    return 0
