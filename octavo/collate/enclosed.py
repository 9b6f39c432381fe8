"""Open a file that an address holds in itself."""

from __future__ import annotations

import base64
from urllib.parse import unquote_to_bytes

__all__ = ["enclosed"]


def enclosed(source: str) -> bytes | None:
    """Give the content of a `data:` address (RFC 2397), or None where it is broken."""
    head, _, content = source.partition(",")
    if not head.endswith(";base64"):
        return unquote_to_bytes(content)
    try:
        return base64.b64decode(content, validate=True)
    except ValueError:  # letters that are no base64, or not even ASCII
        return None
