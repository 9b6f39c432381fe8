"""Order that what is kept for the next build be deleted."""

from __future__ import annotations

from pathlib import Path

from octavo.cli.carry_out import at_work
from octavo.errors import OctavoError
from octavo.options import Out
from octavo.report import Report
from octavo.voice import Style, say, say_report

__all__ = ["clean"]


def clean(*, out: Out = Path("build")) -> int:
    """Delete what builds keep to be faster the next time; what they made for you stays."""
    from octavo.orders.clean import clean as sweep  # noqa: PLC0415 -- as in `build`

    try:
        with at_work(quiet=True):
            cleaned = sweep(out)
    except OctavoError as error:
        say_report(Report(error.findings), out, Style.TEXT)
        return error.exit_code
    say(f"octavo: {out / '.cache'}: {cleaned.entries:,} entries deleted, {cleaned.size / 1e6:.1f} MB\n")
    return 0
