"""Run Octavo: `octavo`, or `python -m octavo`."""

from __future__ import annotations

import gc
import io
import signal
import sys
import traceback
from types import FrameType

from octavo import __version__
from octavo.doors.running import end_all
from octavo.scratch import begin_scratch
from octavo.undisturbed import ENDING

__all__ = ["main"]

#: The contract's exit code for a bug of ours (sysexits.h, EX_SOFTWARE).
BUG = 70
#: Which signals have asked us to stop.
_asked: list[int] = []


def main() -> int:
    """Carry out the command line of this process and give its exit code."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # Who is started with nohup, or behind a shell's &, is not to hear of it.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    begin_scratch()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        from octavo.cli import run  # noqa: PLC0415 -- it takes a moment, in which it is well to hear Ctrl-C

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except SystemExit as ending:
        return int(ending.code or 0)
    except Exception:  # noqa: BLE001 -- whatever nobody foresaw is a bug of ours, and is told as one
        if _asked:
            # What was ended in the middle of its work may complain of it before we are done.
            sys.stderr.write(ENDING)
            return 128 + _asked[0]
        traceback.print_exc()
        sys.stderr.write(
            f"\noctavo: this is a bug in Octavo {__version__}, and no fault of your book.\n"
            "  help: please report it with the lines above and the command you gave\n"
        )
        return BUG
    # At its end, the interpreter would look through all that a book is made of, and find no garbage.
    gc.freeze()
    return code


def _stop(number: int, _frame: FrameType | None) -> None:
    """Answer what asks to stop: all that runs on our behalf ends, and then what we do is undone."""
    _asked.append(number)
    end_all()
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
