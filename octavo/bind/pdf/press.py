"""Typeset sheets side by side, and never twice: what was typeset before is taken from the cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from importlib.metadata import version
from queue import SimpleQueue
from threading import local
from types import TracebackType
from typing import Self

from octavo.bind.pdf.compositors import Compositor, compositors_for
from octavo.bind.pdf.forme import Typeset, read_typeset, write_typeset
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.turns import Turns
from octavo.bounds import Limits
from octavo.cache import Cache, digest
from octavo.doors.hand import DiedError
from octavo.doors.program import TimedOutError
from octavo.errors import ManuscriptError
from octavo.findings import Finding, finding

__all__ = ["Press"]

#: Part of every cache key: raise it when the way of typesetting changes.
TYPESETTING = "35"


class Press:
    """Keep hands ready that know the book's stylesheets, fonts and images: one for each thread of a pool."""

    def __init__(
        self,
        resources: Resources,
        cache: Cache,
        jobs: int,
        limits: Limits,
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        """Prepare to typeset with up to `jobs` hands, each sheet within the limits.

        `meanwhile` is called when hands are at work.
        """
        self._meanwhile = meanwhile
        self._cache = cache
        self._compositors, self._done = compositors_for(resources, limits, cache.memory)
        self._limits = limits
        self._pool = ThreadPoolExecutor(jobs, "press")
        self._pool.submit(self._compositors.get_ready)
        self._turns = Turns()
        self._own = local()
        styles = [name for name in sorted(resources.files) if not name.startswith("images/")]
        engines = (version("weasyprint"), version("mathra"))
        own = [part for name in styles for part in (name, resources.files[name])]
        inks = resources.inks
        self._inks = "" if inks is None else digest(inks.mode, inks.profile or b"", str(inks.flat))
        self._setting = digest(TYPESETTING, *engines, str(resources.least_rule), *own)

    def __enter__(self) -> Self:
        """Begin; no worker is started before one is needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the hands rest, or go; on an error, in the middle of their work."""
        self._pool.shutdown(wait=kind is None, cancel_futures=True)
        # Who still waits for a sheet would wait for ever.
        self._turns.clear()
        if kind is not None:
            self._compositors.interrupt()
        self._pool.shutdown()
        self._done()

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
        longest = sorted(wanted.values(), key=lambda sheet: len(sheet.xhtml), reverse=True)
        futures = {self._turns.add(sheet): sheet for sheet in longest}
        # `as_completed` would wait for ever for what `shutdown` has cancelled: nobody tells it.
        done: SimpleQueue[Future[Typeset]] = SimpleQueue()
        for future in futures:
            future.add_done_callback(done.put)
            self._pool.submit(self._take_turn)
        if futures:
            self._meanwhile()
        for _ in futures:
            future = done.get()
            sheet = futures[future]
            try:
                made[sheet.key] = _result(future.result, sheet, self._limits)
            except ManuscriptError:
                self._refuse(futures, future)
                raise
            self._cache.store("typeset", self._key(sheet), write_typeset(made[sheet.key]))
            step(sheet.key)
        return made

    def _refuse(self, futures: Mapping[Future[Typeset], Sheet], failed: Future[Typeset]) -> None:
        # Of several leaves that fail, the same one is told each time, whichever hand was quicker.
        order = list(futures)
        place = order.index(failed)
        for later in order[place + 1 :]:
            later.cancel()
        for earlier in order[:place]:
            _result(earlier.result, futures[earlier], self._limits)

    def _key(self, sheet: Sheet) -> str:
        inks = self._inks if sheet.edition == "print" else ""
        return digest(self._setting, inks, sheet.key, sheet.edition, str(sheet.furniture), sheet.xhtml)

    def _take_turn(self) -> None:
        turn = self._turns.take(getattr(self._own, "last", ""))
        if turn is None:
            return
        sheet, made = turn
        self._own.last = sheet.key
        try:
            made.set_result(self._typeset(sheet))
        except BaseException as error:  # noqa: BLE001 -- whatever it is, it is for who waits
            made.set_exception(error)
        finally:
            self._turns.done(sheet)

    def _typeset(self, sheet: Sheet) -> Typeset:
        compositor: Compositor | None = getattr(self._own, "compositor", None)
        if compositor is None:
            compositor = self._own.compositor = self._compositors.one()
        return compositor.typeset(sheet)


def _result(result: Callable[[], Typeset], sheet: Sheet, limits: Limits) -> Typeset:
    try:
        return result()
    except TimedOutError as error:
        words = f"more than {limits.layout_seconds:g} seconds"
        raise ManuscriptError(_limit(sheet, words, "layout_seconds")) from error
    except (MemoryError, DiedError) as error:
        words = f"more than {limits.layout_megabytes} MiB of memory, or the machine has no more"
        raise ManuscriptError(_limit(sheet, words, "layout_megabytes")) from error
    except (AssertionError, RecursionError) as error:
        hint = "look for very deep lists, very long notes or tables in it"
        message = f"this leaf cannot be laid out ({type(error).__name__})"
        raise ManuscriptError(finding("layout-failed", message, path=sheet.path, hint=hint)) from error


def _limit(sheet: Sheet, words: str, key: str) -> Finding:
    message = f"laying out the leaf “{sheet.key}” would need {words}"
    hint = f"divide its chapter, or raise `limits.{key}` in book.yaml"
    return finding("layout-limit", message, path=sheet.path, hint=hint)
