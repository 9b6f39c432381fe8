"""Keep values as they are between one reading of a book and the next, for as long as a program runs."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

__all__ = ["Memory"]

Value = TypeVar("Value")


class Memory:
    """Keep at each place the last value that was made there, with what it was made from.

    Not a frozen value, since remembering is its work. Several threads may use it, each at places of its own.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._now: dict[Hashable, tuple[Any, Any]] = {}
        self._before: dict[Hashable, tuple[Any, Any]] = {}

    def look_up(self, place: Hashable, given: object) -> Any | None:  # noqa: ANN401 -- whatever was kept there
        """Give what was kept at a place if it was made from something equal, else None."""
        kept = self._now.get(place) or self._before.get(place)
        if kept is None or kept[0] != given:
            return None
        self._now[place] = kept
        return kept[1]

    def keep(self, place: Hashable, given: object, value: object) -> None:
        """Keep a value at a place in place of what was there."""
        self._now[place] = (given, value)

    def recall(self, place: Hashable, given: object, make: Callable[[], Value]) -> Value:
        """Give what was made at a place from something equal, or make it now; a value is never None."""
        kept = self.look_up(place, given)
        if kept is None:
            kept = make()
            self.keep(place, given, kept)
        return cast("Value", kept)

    def turn(self) -> None:
        """Begin anew: what nobody asks for until the next turn is forgotten then."""
        self._before, self._now = self._now, {}
