"""Typeset sheets side by side, and never twice: what was typeset before is taken from the cache."""

from __future__ import annotations

import multiprocessing
import signal
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import version
from threading import Lock
from types import FrameType, TracebackType
from typing import Self

from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import Typeset, read_typeset, typeset, write_typeset
from octavo.cache import Cache, digest
from octavo.errors import ManuscriptError
from octavo.findings import finding

__all__ = ["Press"]

#: Part of every cache key: raise it when the way of typesetting changes.
TYPESETTING = "22"


class Press:
    """Keep workers ready that know the book's stylesheets, fonts and images."""

    def __init__(self, resources: Resources, cache: Cache, jobs: int, seconds: float) -> None:
        """Prepare to typeset with up to `jobs` workers, each sheet within `seconds`."""
        self._cache = cache
        self._scratch = tempfile.TemporaryDirectory(prefix="octavo-")
        self._given = (resources, seconds, self._scratch.name)
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._hiring = Lock()
        styles = [name for name in sorted(resources.files) if not name.startswith("images/")]
        engines = (version("weasyprint"), version("mathra"))
        own = [part for name in styles for part in (name, resources.files[name])]
        self._setting = digest(TYPESETTING, *engines, str(resources.least_rule), *own)

    def __enter__(self) -> Self:
        """Begin; no worker is started before one is needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the workers go."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=kind is not None)
        self._scratch.cleanup()

    def run(self, sheets: Iterable[Sheet], step: Callable[[str], None]) -> Mapping[str, Typeset]:
        """Give each sheet typeset, by its key; `step` is told the key of each that is done.

        Raises ManuscriptError when a sheet takes too long or cannot be laid out.
        """
        made: dict[str, Typeset] = {}
        wanted: dict[str, Sheet] = {}
        for sheet in sheets:
            kept = self._cache.look_up("typeset", self._key(sheet))
            if kept is None:
                wanted[sheet.key] = sheet
            else:
                made[sheet.key] = read_typeset(kept)
                step(sheet.key)
        futures = {self._workers().submit(_work, sheet): sheet for sheet in wanted.values()}
        for future in as_completed(futures):
            sheet = futures[future]
            made[sheet.key] = _result(future.result, sheet, self._given[1])
            self._cache.store("typeset", self._key(sheet), write_typeset(made[sheet.key]))
            step(sheet.key)
        return made

    def _key(self, sheet: Sheet) -> str:
        return digest(self._setting, sheet.key, sheet.edition, str(sheet.furniture), sheet.xhtml)

    def _workers(self) -> ProcessPoolExecutor:
        with self._hiring:
            if self._pool is None:
                context = multiprocessing.get_context("forkserver")
                context.set_forkserver_preload([__name__])
                self._pool = ProcessPoolExecutor(self._jobs, context, _prepare, self._given)
            return self._pool


_given: list[tuple[Resources, float]] = []


def _prepare(resources: Resources, seconds: float, scratch: str) -> None:
    # WeasyPrint leaves the fonts it unpacked behind when a worker ends; the press clears them away.
    tempfile.tempdir = scratch
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _given.append((resources, seconds))


def _work(sheet: Sheet) -> Typeset:
    resources, seconds = _given[-1]

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return typeset(sheet, resources)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _result(result: Callable[[], Typeset], sheet: Sheet, seconds: float) -> Typeset:
    try:
        return result()
    except TimeoutError as error:
        hint = "divide it, or raise `limits.layout_seconds` in book.yaml"
        message = f"laying out this leaf takes more than {seconds:g} seconds"
        raise ManuscriptError(finding("layout-limit", message, path=sheet.path, hint=hint)) from error
    except (AssertionError, RecursionError, MemoryError, BrokenProcessPool) as error:
        hint = "look for very deep lists, very long notes or tables in it"
        message = f"this leaf cannot be laid out ({type(error).__name__})"
        raise ManuscriptError(finding("layout-failed", message, path=sheet.path, hint=hint)) from error
