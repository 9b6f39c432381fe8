"""Make a book that went wrong small: `python -m fuzz.smaller NAME [FORMAT ...]`, of those that were kept."""

from __future__ import annotations

import re
import sys

from fuzz.books.bundle import Bundle
from fuzz.many import FOUND
from fuzz.reduce import reduced
from fuzz.trial import Outcome, attempt
from octavo.order import FORMATS

__all__ = ["main"]

TRIES = 150
QUOTED = r"“[^”]*”|[0-9]+"


def main(arguments: list[str]) -> None:
    """Write a book beside the one that was kept, which has a finding or traceback of it, and no more."""
    name, *formats = arguments
    whole = Bundle.read(FOUND / name)
    asked = frozenset(formats) or FORMATS
    told = _told(attempt(whole, asked))
    if not told:
        sys.stdout.write(f"{name} is right\n")
        return
    small = reduced(whole, lambda each: bool(_told(attempt(each, asked)) & told), TRIES)
    small.write(FOUND / f"{name}-small")
    sys.stdout.write(f"{len(small.files)} files: {FOUND / name}-small\n")


def _told(outcome: Outcome) -> frozenset[str]:
    """Give what was said, but for the words of the book, so that another fault is told from the same one."""
    said = {f"{found.code} {re.sub(QUOTED, '', found.message)}" for found in outcome.errors()}
    return frozenset(said) | outcome.raised()


if __name__ == "__main__":
    main(sys.argv[1:])
