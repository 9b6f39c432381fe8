"""Build random books, and keep those that go wrong: `python -m fuzz.many KIND SEED COUNT [SECONDS]`.

The seed `now` gives other books each time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from fuzz.books import right, wild
from fuzz.books.bundle import Bundle
from fuzz.books.desk import Dice
from fuzz.books.dice import seeded
from fuzz.reduce import reduced
from fuzz.trial import Outcome, attempt
from octavo.order import FORMATS

__all__ = ["FAULTS", "faults", "main"]

FOUND = Path(__file__).parents[1] / "build/fuzz/found"
KINDS: Mapping[str, Callable[[Dice], Bundle]] = {"right": right.book, "wild": wild.book}
#: What a right book may be told all the same: whether there is a font for a letter is the machine's affair.
EXCUSED = {"right": {"glyph-missing"}}
#: What no book may be told, whatever it holds, since it is about us.
FAULTS = ("collate", "epubcheck", "layout-failed", "layout-limit", "output", "pandoc-failed")
#: No small book may take longer, in seconds.
LONGEST = 300.0


def faults(kind: str, outcome: Outcome) -> frozenset[str]:
    """Give what was wrong with a book: codes, the last line of a traceback, or that it took too long."""
    told = outcome.kinds(EXCUSED.get(kind, ()))
    if kind == "wild":
        told = frozenset(code for code in told if code.startswith(FAULTS) or " " in code)
    return told | ({"too long"} if outcome.seconds > LONGEST else frozenset())


def main(arguments: list[str]) -> int:
    """Build books until there are enough or time is over; print the figures, and 1 when one went wrong."""
    kind, seed, count, *more = arguments
    seed = f"{time.time_ns()}-" if seed == "now" else seed
    until = time.monotonic() + (float(more[0]) if more else float("inf"))
    wrong, built = 0, 0
    for number in range(int(count)):
        if time.monotonic() > until:
            break
        book = KINDS[kind](seeded(f"{seed}{number}"))
        # EPUBCheck and PDFs take most of the time: every fourth book has both.
        whole = number % 4 == 0
        formats = FORMATS if whole or kind == "right" else frozenset({"epub", "html"})
        outcome = attempt(book, formats, judged=whole)
        told, built = faults(kind, outcome), built + 1
        if told:
            wrong += 1
            _keep(f"{kind}-{seed}{number}", book, formats, outcome, told)
    sys.stdout.write(f"{built} {kind} books of the seed {seed}: {wrong} went wrong\n")
    return 1 if wrong else 0


def _keep(name: str, book: Bundle, formats: frozenset[str], outcome: Outcome, told: frozenset[str]) -> None:
    """Make a book that went wrong small, and keep it with what was said of it."""
    small = reduced(book, lambda each: bool(told & attempt(each, formats).kinds()), tries=60)
    small.write(FOUND / name)
    said = [f"{found.code}: {found.path}:{found.line}: {found.message}" for found in outcome.errors()]
    words = "\n".join([outcome.traceback or "", *said])
    (FOUND / f"{name}.txt").write_text(words, "utf-8", "backslashreplace")
    sys.stdout.write(f"{name}: {', '.join(sorted(told))}; kept in {FOUND / name}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
