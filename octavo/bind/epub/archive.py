"""Read and write the archive that an EPUB is, so that the same files always give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO

__all__ = ["archived", "opened"]

#: Before this day no archive can name one (PKWARE APPNOTE, 4.4.6).
EPOCH = datetime(1980, 1, 1, tzinfo=UTC)


def opened(epub: bytes) -> dict[str, bytes]:
    """Give the files of an archive by name."""
    with zipfile.ZipFile(BytesIO(epub)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archived(files: Mapping[str, bytes], modified: datetime) -> bytes:
    """Pack files with the date of an aware time; the same files and date give the same bytes."""
    when = max(modified.astimezone(UTC), EPOCH).timetuple()[:6]
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        # OCF 3.3, section 4.2.2: the media type stands first and is not compressed.
        for name in sorted(files, key=lambda name: (name != "mimetype", name)):
            entry = zipfile.ZipInfo(name, when)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)
    return made.getvalue()
