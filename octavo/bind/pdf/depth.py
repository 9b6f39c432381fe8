"""Give a picture in a depth that WeasyPrint can place: 70 garbles a grey PNG of 16 bits."""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Pictures

from octavo.book import Image

__all__ = ["placeable"]

#: Pillow's modes of one channel with more than 8 bits, and how many of their values are one of 8 bits.
DEEP = {"I;16": 256, "I;16B": 256, "I;16L": 256, "I": 256}


def placeable(image: Image) -> bytes:
    """Give a picture's file as it is, or with 8 bits where it is grey and has 16."""
    if image.media_type != "image/png":
        return image.content
    with Pictures.open(BytesIO(image.content)) as picture:
        if picture.mode not in DEEP:
            return image.content
        packed = BytesIO()
        shallow = picture.point(lambda value: value * (1 / DEEP[picture.mode])).convert("L")
        shallow.save(packed, "PNG")
    return packed.getvalue()
