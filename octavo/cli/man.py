"""Print the manual page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import typer

from octavo.voice import say

if TYPE_CHECKING:
    from typer.core import TyperGroup

__all__ = ["man"]


def man(context: typer.Context) -> int:
    """Print the manual page: `octavo man | man -l -` shows it."""
    from octavo.cli.man_page import man_page  # noqa: PLC0415 -- only this command has need of it

    say(man_page(cast("TyperGroup", context.find_root().command)))
    return 0
