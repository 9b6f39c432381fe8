"""Post each impression where whoever waits for it can see it."""

from __future__ import annotations

from threading import Condition

from octavo.serve.impression import Impression

__all__ = ["Board"]


class Board:
    """Hold the newest impression for all threads; closing it sends everyone away who waits."""

    def __init__(self, first: Impression) -> None:
        """Begin with an impression."""
        self._changed = Condition()
        self._newest = first
        self._closed = False

    @property
    def newest(self) -> Impression:
        """Give the newest impression."""
        return self._newest

    @property
    def closed(self) -> bool:
        """Say whether nothing more will be posted."""
        return self._closed

    def post(self, impression: Impression) -> None:
        """Put up a newer impression."""
        with self._changed:
            self._newest = impression
            self._changed.notify_all()

    def wait(self, after: int, seconds: float) -> Impression | None:
        """Give the newest impression as soon as its number is above `after`; None when the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._newest.number > after, seconds)
            return self._newest if self._newest.number > after else None

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
