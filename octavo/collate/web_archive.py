"""Read a web book that was packed into one archive, as it is released and sent."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from octavo.collate.archive import DAMAGE, read_archive
from octavo.collate.facts import Facts
from octavo.collate.html import FIRST, read_web

__all__ = ["is_web", "read_web_archive"]

#: What every EPUB has, which may have a page of that name too (OCF 3.3, section 4.2.6.3.1).
CONTAINER = "META-INF/container.xml"


def is_web(content: bytes) -> bool:
    """Say whether an archive is a web book: it has a first page, and is no EPUB."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except DAMAGE:
        return False
    return CONTAINER not in names and any(posixpath.basename(name) == FIRST for name in names)


def read_web_archive(content: bytes) -> Facts:
    """Read a web book from its archive, whatever folder it stands in there.

    Raises UnreadableError when it is damaged, unpacks to more than a book holds, or lacks a page.
    """
    return read_archive(
        content,
        "web book",
        lambda archive: read_web({name: archive.read(name) for name in archive.namelist()}),
    )
