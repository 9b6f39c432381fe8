"""Do ahead what will be asked for in the end, while this program waits for others."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar

__all__ = ["Ahead"]

Thing = TypeVar("Thing")
Made = TypeVar("Made")


class Ahead:
    """Keep a thread that makes one value after another from things that nobody changes."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._pool = ThreadPoolExecutor(1, "ahead")
        self._beginning = Lock()
        self._begun: dict[tuple[Callable[..., Any], int], tuple[object, Future[Any]]] = {}

    def __enter__(self) -> Self:
        """Begin; the thread is started when there is something to do."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End when what is being made is made; what is not begun is not wanted any more."""
        self._pool.shutdown(cancel_futures=True)

    def begin(self, make: Callable[[Thing], Made], thing: Thing) -> None:
        """Begin to make something of a thing, which must stay as it is; what was begun is not begun again."""
        with self._beginning:
            if (make, id(thing)) not in self._begun:
                # The thing is kept, so that its number is that of no other.
                self._begun[make, id(thing)] = thing, self._pool.submit(make, thing)

    def take(self, make: Callable[[Thing], Made], thing: Thing) -> Made:
        """Give what is made of a thing: what was begun, or what is made now; raises what `make` raises."""
        begun = self._begun.get((make, id(thing)))
        if begun is None:
            return make(thing)
        made: Made = begun[1].result()
        return made
