"""Make the files of bad books that cannot stand in a repository as text: bytes, bombs, thousands of lines."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

__all__ = ["MAKERS", "make"]

Wish = Mapping[str, Any]


def make(folder: Path, wish: Wish) -> None:
    """Make one file of a book, as a `[[make]]` of an expected.toml says."""
    path = folder / wish["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    MAKERS[wish["by"]](path, wish)


def _encoded(path: Path, wish: Wish) -> None:
    path.write_bytes(wish["text"].encode(wish.get("encoding", "utf-8")))


def _repeated(path: Path, wish: Wish) -> None:
    """Write a text many times, {n} in it being the number of each; `then` is written many times behind it."""
    texts = [wish["text"], wish.get("then", "")]
    parts = ["".join(text.replace("{n}", str(n)) for n in range(1, wish["times"] + 1)) for text in texts]
    path.write_text(
        wish.get("before", "") + parts[0] + wish.get("between", "") + parts[1] + wish.get("after", "")
    )


def _sparse(path: Path, wish: Wish) -> None:
    with path.open("wb") as stream:
        stream.truncate(wish["megabytes"] * 2**20)


def _bomb(path: Path, wish: Wish) -> None:
    """Write a PNG of one colour whose header says its size; its points are packed a thousandfold."""
    width, height = wish["width"], wish["height"]
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packing = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    rows = b"".join(packing.compress(row) for _ in range(height)) + packing.flush()
    parts = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_part(*part) for part in parts))


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _picture(path: Path, wish: Wish) -> None:
    """Draw a picture, its left half dark; `turned` is what its EXIF says, `cut` how many bytes are kept."""
    width, height, mode = wish.get("width", 80), wish.get("height", 60), wish.get("mode", "RGB")
    picture = Image.new("RGB", (width, height), wish.get("colour", "#c8b496"))
    picture.paste("#203040", (0, 0, width // 2, height))
    drawn = picture.convert("L").convert("I;16") if mode == "I;16" else picture.convert(mode)
    exif = Image.Exif()
    if "turned" in wish:
        exif[0x0112] = wish["turned"]
    if "place" in wish:
        exif.get_ifd(0x8825).update(
            {1: "N", 2: (59.0, 56.0, 0.0), 3: "E", 4: (30.0, 20.0, 0.0), 29: wish["place"]}
        )
    more = {"save_all": True, "append_images": [picture.rotate(180)]} if wish.get("moving") else {}
    written = BytesIO()
    kept = {"exif": exif} if len(exif) else {}
    drawn.save(written, wish["form"], **kept, **more)
    path.write_bytes(written.getvalue()[: wish.get("cut")])


def _link(path: Path, wish: Wish) -> None:
    path.symlink_to(wish["to"])


def _pipe(path: Path, _: Wish) -> None:
    os.mkfifo(path)


#: What can be made, by the name that `by` gives it.
MAKERS: Mapping[str, Callable[[Path, Wish], None]] = {
    "bomb": _bomb,
    "encoded": _encoded,
    "link": _link,
    "picture": _picture,
    "pipe": _pipe,
    "repeated": _repeated,
    "sparse": _sparse,
}
