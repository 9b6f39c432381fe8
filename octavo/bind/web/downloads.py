"""Offer the book's other formats on its first page: the file, how large it is, and its checksum."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from posixpath import basename

from octavo.bind.bound import Bound
from octavo.settings import Settings

__all__ = ["Download", "downloads"]

FOLDER = "downloads"
#: What a binder gives beside the book itself.
BESIDE = ".json"


@dataclass(frozen=True, slots=True)
class Download:
    """Hold a file that is offered: its format, its place in the web book, its bytes."""

    format: str
    place: str
    content: bytes = field(repr=False)

    @property
    def megabytes(self) -> str:
        """Give its size in MB (10^6 bytes), as the systems of readers count it."""
        return f"{len(self.content) / 1e6:.1f}"

    @property
    def digest(self) -> str:
        """Give its SHA-256, by which somebody who has it can tell that it is whole."""
        return hashlib.sha256(self.content).hexdigest()


def downloads(settings: Settings, others: Sequence[Bound]) -> tuple[Download, ...]:
    """Give the files of other formats that the web book takes along: those that `web.downloads` names."""
    return tuple(
        Download(kind, f"{FOLDER}/{basename(name)}", content)
        for kind in settings.web.downloads
        for bound in others
        if bound.format == kind
        for name, content in bound.files.items()
        if not name.endswith(BESIDE)
    )
