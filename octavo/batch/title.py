"""Name a book of a publisher's list: what it is called, where it lies, and what is wanted of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from octavo.errors import UsageError
from octavo.findings import finding
from octavo.on_disk import composed
from octavo.order import FORMATS

__all__ = ["KEPT_NAMES", "Title", "no_twins"]

#: What stands beside the books' folders, so that no book can have its name.
KEPT_NAMES = frozenset({"batch.html", "batch.json", "batch.jsonl"})


@dataclass(frozen=True, slots=True)
class Title:
    """Hold one book of a list; its outputs stand in a folder of its `name`, posix, below that of the run."""

    name: str
    folder: Path
    formats: frozenset[str] = FORMATS
    edition: str | None = None


def no_twins(titles: Sequence[Title]) -> None:
    """Raise UsageError when two books would stand in one folder, or one in the place of the run's files.

    Names are compared without case, for not every disk knows it.
    """
    met: dict[str, Title] = {}
    found = []
    for title in titles:
        name = composed(title.name).casefold()
        first = met.setdefault(name, title)
        if name in KEPT_NAMES:
            words = f"{title.folder} would be called {title.name}, which is the run's own"
            found.append(finding("batch-twin", words, hint="name it otherwise"))
        elif first is not title:
            words = f"{first.folder} and {title.folder} would both be called {title.name}"
            hint = "rename one folder, or list the books in YAML and give one a `name`"
            found.append(finding("batch-twin", words, hint=hint))
    if found:
        raise UsageError(*found)
