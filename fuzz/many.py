"""Build random books, and keep those that go wrong: `python -m fuzz.many KIND SEED COUNT [SECONDS]`.

The seed `now` gives other books each time. As many are built at once as there are processors.
`fuzz.smaller` makes a book that went wrong small.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from fuzz.books import right, wild
from fuzz.books.bundle import Bundle
from fuzz.books.desk import Dice
from fuzz.books.dice import seeded
from fuzz.trial import Outcome, attempt

__all__ = ["FAULTS", "FOUND", "faults", "main"]

FOUND = Path(__file__).parents[1] / "build/fuzz/found"
KINDS: Mapping[str, Callable[[Dice], Bundle]] = {"right": right.book, "wild": wild.book}
#: What a right book may be told all the same: whether there is a font for a letter is the machine's affair.
EXCUSED = {"right": {"glyph-missing"}}
#: What no book may be told, whatever it holds, since it is about us.
FAULTS = ("collate", "epubcheck", "layout-failed", "layout-limit", "output", "pandoc-failed")
#: No small book may take longer, in seconds.
LONGEST = 300.0
#: EPUBCheck takes longer than all else: it reads one book of so many.
JUDGED = 4
#: After so many books a share says how far it is.
TOLD = 25


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
    until = time.time() + (float(more[0]) if more else float("inf"))
    shares = os.cpu_count() or 1
    numbers = [range(first, int(count), shares) for first in range(shares)]
    # What is forked here would share one server of hands; each share of the books has its own.
    with ProcessPoolExecutor(shares, multiprocessing.get_context("spawn")) as pool:
        figures = sum(pool.map(partial(_share, kind, seed, until), numbers), Counter[str]())
    _say(f"{figures['built']} {kind} books of the seed {seed}", figures)
    return 1 if figures["wrong"] else 0


def _share(kind: str, seed: str, until: float, numbers: range) -> Counter[str]:
    """Build the books of these numbers, and tell how many there were, were refused, and went wrong."""
    figures: Counter[str] = Counter()
    for number in numbers:
        if time.time() > until:
            break
        book = KINDS[kind](seeded(f"{seed}{number}"))
        outcome = attempt(book, judged=figures["built"] % JUDGED == 0)
        told = faults(kind, outcome)
        figures.update(built=1, refused=bool(outcome.errors()), wrong=bool(told))
        if told:
            _keep(f"{kind}-{seed}{number}", book, outcome, told)
        if figures["built"] % TOLD == 0:
            _say(f"{figures['built']} {kind} books, up to {number}", figures)
    return figures


def _say(what: str, figures: Counter[str]) -> None:
    sys.stdout.write(f"{what}: {figures['refused']} have errors, {figures['wrong']} went wrong\n")
    sys.stdout.flush()


def _keep(name: str, book: Bundle, outcome: Outcome, told: frozenset[str]) -> None:
    """Keep a book that went wrong, with what was said of it."""
    book.write(FOUND / name)
    said = [f"{found.code}: {found.path}:{found.line}: {found.message}" for found in outcome.errors()]
    words = "\n".join([outcome.traceback or "", *said])
    (FOUND / f"{name}.txt").write_text(words, "utf-8", "backslashreplace")
    sys.stdout.write(f"{name}: {', '.join(sorted(told))}; kept in {FOUND / name}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
