"""Order a collation of files that any tool made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from octavo.cli.carry_out import carry_out, home
from octavo.options import Edition, Manuscript, Quiet, Rendering
from octavo.progress import Progress
from octavo.report import Report
from octavo.voice import Style

__all__ = ["collate"]


def collate(
    files: Annotated[
        list[Path],
        typer.Argument(
            exists=True, dir_okay=False, help="EPUB, PDF, HTML, Word or a packed web book, made by any tool."
        ),
    ],
    *,
    manuscript: Manuscript = None,
    edition: Edition = None,
    report: Rendering = Style.TEXT,
    quiet: Quiet = False,
) -> int:
    """Say whether these files hold the manuscript: every word, note, heading, link, image and table cell."""
    from octavo.orders.collate import collate as compare  # noqa: PLC0415 -- as in `build`

    folder = home(manuscript)

    def work(progress: Progress) -> Report:
        return compare(tuple(files), folder, edition, progress)

    return carry_out(work, folder, report, quiet=quiet)
