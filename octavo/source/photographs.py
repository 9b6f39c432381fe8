"""Make of a photograph what a book may hold: turned as it is to be seen, without what its camera wrote.

A camera writes the place, the time and its own number into a picture. Programs that show pictures do not
agree on whether to turn one as its camera says. What is taken out costs no point of the picture; only a
picture that has to be turned is packed anew.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO

from PIL import Image as Raster
from PIL import ImageOps

__all__ = ["developed"]

#: The tag of EXIF that says how a picture is to be turned, and its value for one that is not (CIPA DC-008).
TURNED, UPRIGHT = 0x0112, 1
#: The segments of a JPEG that tell of its making: EXIF and XMP, what editors add, remarks (ITU-T T.81, B.1).
SEGMENTS = {0xE1, 0xED, 0xFE}
#: What begins a segment of a JPEG, and may fill the room before it; and the segment that is the picture.
MARK, SCAN = 0xFF, 0xDA
#: The chunks of a PNG and a WebP that do, and the bits by which a WebP says that it has them.
PNG_CHUNKS = {b"eXIf", b"iTXt", b"tEXt", b"tIME", b"zTXt"}
WEBP_CHUNKS = {b"EXIF", b"XMP "}
WEBP_FLAGS = 0x08 | 0x04
#: How well a turned JPEG is packed anew.
QUALITY = 95


def developed(content: bytes, raster: Raster.Image) -> bytes:
    """Give the bytes of a picture for the book; `raster` is the same picture as Pillow opened it."""
    form = raster.format or ""
    if raster.getexif().get(TURNED, UPRIGHT) != UPRIGHT and not getattr(raster, "is_animated", False):
        content = _turned(raster, form)
    bare = BARE.get(form)
    return bare(content) if bare else content


def _turned(raster: Raster.Image, form: str) -> bytes:
    written = BytesIO()
    upright = ImageOps.exif_transpose(raster)
    profile = raster.info.get("icc_profile")
    upright.save(written, form, quality=QUALITY, icc_profile=profile, exif=b"")
    return written.getvalue()


def _bare_jpeg(content: bytes) -> bytes:
    """Leave out segments of a JPEG up to its first scan; what follows is the picture."""
    kept, at = [content[:2]], 2
    while content[at : at + 1] == b"\xff" and content[at + 1] != SCAN:
        if content[at + 1] == MARK:
            at += 1
            continue
        length = 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at + 1] not in SEGMENTS:
            kept.append(content[at : at + length])
        at += length
    return b"".join(kept) + content[at:]


def _bare_png(content: bytes) -> bytes:
    kept, at = [content[:8]], 8
    while at + 12 <= len(content):
        length = 12 + int.from_bytes(content[at : at + 4], "big")
        if content[at + 4 : at + 8] not in PNG_CHUNKS:
            kept.append(content[at : at + length])
        at += length
    return b"".join(kept)


def _bare_webp(content: bytes) -> bytes:
    kept = b"".join(_webp_chunks(content))
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept


def _webp_chunks(content: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(content):
        name, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        chunk = content[at : at + 8 + length + length % 2]
        if name == b"VP8X":
            yield chunk[:8] + bytes([chunk[8] & ~WEBP_FLAGS]) + chunk[9:]
        elif name not in WEBP_CHUNKS:
            yield chunk
        at += len(chunk)


#: What takes the words of cameras and editors out of each kind of picture; a GIF has none.
BARE = {"JPEG": _bare_jpeg, "PNG": _bare_png, "WEBP": _bare_webp}
