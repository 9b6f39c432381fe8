"""Run Octavo: `octavo`, or `python -m octavo`."""

from __future__ import annotations

import io
import sys
import traceback

from octavo import __version__
from octavo.cli import STOPPED, run

__all__ = ["main"]

#: The contract's exit code for a bug of ours (sysexits.h, EX_SOFTWARE).
BUG = 70


def main() -> int:
    """Carry out the command line of this process and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return STOPPED
    except Exception:  # noqa: BLE001 -- whatever nobody foresaw is a bug of ours, and is told as one
        traceback.print_exc()
        sys.stderr.write(
            f"\noctavo: this is a bug in Octavo {__version__}, and no fault of your book.\n"
            "  help: please report it with the lines above and the command you gave\n"
        )
        return BUG


if __name__ == "__main__":
    sys.exit(main())
