"""Build a book and say what came of it: findings, or a traceback."""

from __future__ import annotations

import shutil
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from fuzz.books.bundle import Bundle
from octavo import pipeline
from octavo.bind import bindery
from octavo.bind.fonts import Face, subset_woff2
from octavo.cache import Cache
from octavo.conform import judged as judging
from octavo.errors import OctavoError
from octavo.findings import Finding, Severity
from octavo.order import FORMATS, Order
from octavo.progress import Silent

__all__ = ["KEPT", "Outcome", "attempt", "quick", "warmed"]

#: Letters that fonts are cut down to, whatever a book holds: cutting takes longer than all else.
ALPHABET = "".join(map(chr, (*range(0x20, 0x250), *range(0x370, 0x530), *range(0x2000, 0x2200))))

KEPT = Path(__file__).parents[1] / "build/.cache/tests"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what a build said."""

    findings: tuple[Finding, ...]
    traceback: str | None
    seconds: float

    def errors(self, but: Iterable[str] = ()) -> tuple[Finding, ...]:
        """Give the errors found, but for codes that are to be expected."""
        expected = set(but)
        return tuple(
            found
            for found in self.findings
            if found.severity is Severity.ERROR and found.code not in expected
        )

    def kinds(self, but: Iterable[str] = ()) -> frozenset[str]:
        """Give the codes of errors, and the last line of a traceback, to be compared with others'."""
        return frozenset({found.code for found in self.errors(but)}) | self.raised()

    def raised(self) -> frozenset[str]:
        """Give the last line of a traceback, if there is one."""
        return frozenset({self.traceback.strip().splitlines()[-1]} if self.traceback else ())


def attempt(bundle: Bundle, formats: frozenset[str] = FORMATS, *, judged: bool = False) -> Outcome:
    """Build a book in a folder of its own, which is gone afterwards; EPUBCheck is asked only where `judged`.

    The fonts are the same for all books, so that what was cut once is kept.
    """
    started = time.monotonic()
    scratch = Path(tempfile.mkdtemp(prefix="octavo-fuzz-"))
    bundle.write(scratch / "book")
    try:
        with quick(judged=judged):
            report = pipeline.build(Order(scratch / "book", warmed(scratch / "out"), formats), Silent())
        return Outcome(report.findings, None, time.monotonic() - started)
    except OctavoError as error:
        return Outcome(error.findings, None, time.monotonic() - started)
    except Exception:  # noqa: BLE001 -- whatever nobody foresaw is what is looked for
        return Outcome((), traceback.format_exc(), time.monotonic() - started)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def warmed(out: Path) -> Path:
    """Give an output folder that has the fonts which were cut before."""
    for kind in ("cut", "face", "woff2"):
        (KEPT / kind).mkdir(parents=True, exist_ok=True)
        (out / ".cache").mkdir(parents=True, exist_ok=True)
        (out / ".cache" / kind).symlink_to(KEPT / kind)
    return out


@contextmanager
def quick(*, judged: bool = False) -> Iterator[None]:
    """Let builds cut the same fonts for every book, and ask EPUBCheck only where `judged`."""

    def same(faces: Iterable[Face], _words: str, cache: Cache) -> tuple[Face, ...]:
        return subset_woff2(faces, ALPHABET, cache)

    with ExitStack() as patches:
        patches.enter_context(patch.object(bindery, "subset_woff2", same))
        if not judged:
            patches.enter_context(patch.object(judging, "epubcheck", lambda _content, _name: ()))
        yield
