"""Open an archive that claims to be a book, without trusting what it says of itself."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from lxml import etree

from octavo.collate.facts import Facts
from octavo.collate.unreadable import UnreadableError

__all__ = ["DAMAGE", "read_archive"]

#: What an archive may unpack to: no book is larger, and what is larger is meant to harm.
MOST_BYTES = 1 << 30
MOST_FILES = 20_000
#: What is raised for an archive that is cut off, damaged, encrypted, or packed as none may be.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, etree.XMLSyntaxError, RuntimeError)


def read_archive(content: bytes, kind: str, read: Callable[[zipfile.ZipFile], Facts]) -> Facts:
    """Read the facts of an archive; `kind` is what a message calls it.

    Raises UnreadableError when it is no archive, is damaged, or unpacks to more than a book holds.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            sizes = [entry.file_size for entry in archive.infolist()]
            if sum(sizes) > MOST_BYTES or len(sizes) > MOST_FILES:
                message = "it unpacks to more than a book holds"
                raise UnreadableError(message)
            return read(archive)
    except DAMAGE as error:
        message = f"it is no whole {kind}: {error}"
        raise UnreadableError(message) from error
