"""Make small pictures of each kind that a book may hold."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image

__all__ = ["pictures"]

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40" width="60" height="40">'
    '<defs><linearGradient id="g"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/>'
    '</linearGradient></defs><rect width="60" height="40" fill="url(#g)"/><text x="5" y="20">oil</text></svg>'
)


@cache
def pictures() -> dict[str, bytes]:
    """Give pictures by their places in the book."""
    kinds = {
        "images/a.png": ("PNG", "RGB"),
        "images/alpha.png": ("PNG", "RGBA"),
        "images/grey.jpg": ("JPEG", "L"),
        "images/ink.jpg": ("JPEG", "CMYK"),
        "images/p.gif": ("GIF", "P"),
        "images/ümlaut.webp": ("WEBP", "RGB"),
    }
    return {name: _picture(*kind) for name, kind in kinds.items()} | {"images/d.svg": SVG.encode()}


def _picture(kind: str, mode: str) -> bytes:
    made = io.BytesIO()
    Image.new(mode, (600, 400), 90 if len(mode) == 1 else (90,) * len(mode)).save(made, kind)
    return made.getvalue()
