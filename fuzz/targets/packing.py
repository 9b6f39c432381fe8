"""Pack an archive of which one member is any bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

__all__ = ["packed"]


def packed(members: Mapping[str, bytes], content: bytes) -> bytes:
    """Give an archive in which the member that the second byte chooses holds what stands behind it."""
    chosen = list(members)[content[1] % len(members)]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, kept in members.items():
            archive.writestr(name, content[2:] if name == chosen else kept)
    return made.getvalue()
