"""Read the listings of the handbook: what stands between fences, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["HANDBOOK", "TIDES", "Listing", "chapters", "listings"]

HANDBOOK = Path(__file__).parent.parent / "handbook"
#: The small book in which every example stands.
TIDES = Path(__file__).parent / "tides"

#: A fence with its info; what follows, up to a fence of the same signs.
FENCED = re.compile(r"^(`{3,})(\{[^\n]*\}|[\w-]*)[ \t]*\n(.*?)^\1[ \t]*$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold a listing: its language, its key without `lst:`, its words, and where it stands."""

    language: str
    key: str | None
    text: str
    chapter: str
    line: int

    @property
    def place(self) -> str:
        """Say where it stands, as a compiler would."""
        return f"{self.chapter}:{self.line}"


def chapters() -> tuple[Path, ...]:
    """List the chapters' files, in reading order."""
    return tuple(sorted(HANDBOOK.glob("*.md")))


def listings() -> Iterator[Listing]:
    """Give every listing that was written by hand, in reading order."""
    for path in chapters():
        text = path.read_text("utf-8")
        for found in () if path.name[0] == "9" else FENCED.finditer(text):
            told = found[2]
            language = re.search(r"(?<![\w-])\.([\w-]+)", told)
            key = re.search(r"#lst:([\w-]+)", told)
            line = text.count("\n", 0, found.start()) + 1
            spoken = language[1] if language else told.strip("{}")
            yield Listing(spoken, key[1] if key else None, found[3], path.name, line)
