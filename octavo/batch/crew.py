"""Say what a crew is: those who make the books, wherever they are."""

from __future__ import annotations

from concurrent.futures import Future
from types import TracebackType
from typing import Protocol, Self

from octavo.batch.errand import Errand, Made

__all__ = ["Crew"]


class Crew(Protocol):
    """Make books, several at once. Leaving the context by an error begins no more of them."""

    @property
    def hands(self) -> int:
        """Give how many books the crew should have at once: those in work, and the next to come."""

    def send(self, errand: Errand) -> Future[Made]:
        """Have a book made; what comes fails with LostError, or any error of the crew's own kind."""

    def __enter__(self) -> Self:
        """Gather."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Go apart."""
