"""Begin early what the end of a build asks for: of the manuscript, and of an output when it is bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import Self

from octavo.ahead import Ahead
from octavo.beside import Beside
from octavo.bind.bound import Bound
from octavo.book import Book
from octavo.cache import Cache
from octavo.collate import Manuscript, read_manuscript
from octavo.conform.judged import judged
from octavo.measure import Extent, measure
from octavo.prove import EPUBS
from octavo.report.compose import drawn
from octavo.report.page import DRAWN
from octavo.verdict import Verdict

__all__ = ["Onward"]


class Onward:
    """Keep a thread and a process at it: what was not begun is made when it is asked for."""

    def __init__(self, cache: Cache, jobs: int, texts: Sequence[Book], whole: Book) -> None:
        """Know the texts that will be proven, and the manuscript as it was loaded; begin nothing yet.

        With one job, nothing is begun in a process beside this one.
        """
        self._texts, self._whole = texts, whole
        self._cache = cache
        self._judge = partial(judged, cache=cache)
        self._ahead = Ahead()
        # PDFium is not safe with threads, so what draws pages is a process.
        self._beside = Beside({DRAWN} if jobs > 1 else (), "octavo.collate")
        self._open = ExitStack()

    def __enter__(self) -> Self:
        """Begin; the thread and the process are started when there is something to do."""
        self._open.enter_context(self._ahead)
        self._open.enter_context(self._beside)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End when what is being made is made; on an error, in the middle of it."""
        self._open.__exit__(kind, error, trace)

    def meanwhile(self) -> None:
        """Begin to read the facts of the manuscript's texts, and to count what it has."""
        for text in self._texts:
            self._ahead.begin(read_manuscript, text)
        self._ahead.begin(measure, self._whole)

    def bound(self, bound: Bound) -> None:
        """Begin what a bound output is asked for: EPUBCheck's verdicts, and the drawings of the report."""
        if bound.format in EPUBS:
            self._ahead.begin(self._judge, bound.files)
        if bound.format == DRAWN:
            # They are kept in the cache, where the report finds them.
            self._beside.begin(DRAWN, partial(drawn, (bound,), self._cache))

    def manuscript(self, book: Book) -> Manuscript:
        """Give the facts of a book's manuscript."""
        return self._ahead.take(read_manuscript, book)

    def extent(self, book: Book) -> Extent:
        """Give what a book has."""
        return self._ahead.take(measure, book)

    def verdicts(self, files: Mapping[str, bytes]) -> tuple[Verdict, ...]:
        """Give EPUBCheck's verdicts on the files of an output."""
        return self._ahead.take(self._judge, files)
