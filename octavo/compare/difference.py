"""Hold a difference and where it is, from the file inwards."""

from __future__ import annotations

from dataclasses import dataclass, replace

__all__ = ["Difference", "inside", "shown"]

#: How much of each side a difference shows, in letters.
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold where two files differ, from the outermost place inwards, and what each has there.

    A side is None where there is nothing.
    """

    place: tuple[str, ...]
    old: str | None
    new: str | None

    @property
    def words(self) -> str:
        """Say it in a line."""
        where = ", ".join(self.place)
        if self.old is None or self.new is None:
            told = self.new or self.old
            return f"{where}: only in the {'new' if self.old is None else 'old'} one" + (
                f": {told}" if told else ""
            )
        return f"{where}: {self.old} became {self.new}"


def inside(outer: str, difference: Difference) -> Difference:
    """Give a difference as it is seen from further out."""
    return replace(difference, place=(outer, *difference.place))


def shown(value: object) -> str:
    """Give a value as a difference shows it: cut off where it is long."""
    words = value if isinstance(value, str) else repr(value)
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
