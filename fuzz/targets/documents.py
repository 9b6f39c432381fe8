"""Read damaged documents of word processors and e-books: one member of an archive is any bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache

from fuzz.targets.packing import packed
from octavo.doors import pandoc
from octavo.errors import OctavoError
from octavo.intake.documents import read_document
from octavo.intake.draft import Source

__all__ = ["read", "seeds"]

TEXT = "# One\n\nWords *here*.[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- x\n\n[^1]: A note.\n"
KINDS = ("docx", "odt", "epub")


@cache
def _archives() -> tuple[tuple[str, dict[str, bytes]], ...]:
    made = []
    for kind in KINDS:
        with zipfile.ZipFile(io.BytesIO(_written(kind))) as archive:
            made.append((kind, {name: archive.read(name) for name in archive.namelist()}))
    return tuple(made)


def _written(kind: str) -> bytes:
    words = ["-f", "markdown", "-t", kind, "-o", "-", "-M", "title=T"]
    return pandoc.ask(words, TEXT.encode(), "source.md", pandoc.Limits(60, 1024)).out


def seeds() -> Iterator[bytes]:
    """Give each member of each archive: a byte for the archive, one for the member, and its content."""
    for kind, (_, members) in enumerate(_archives()):
        for number, content in enumerate(members.values()):
            if len(content) < 20_000:  # noqa: PLR2004 -- styles are long and dull
                yield bytes([kind, number]) + content
    yield b"\xff\0<html><title>x</title><body><h1>A</h1><p>b<sup>1</sup></body></html>"


def read(content: bytes) -> None:
    """Take a document in."""
    if len(content) < 2:  # noqa: PLR2004 -- the two bytes that choose
        return
    if content[0] == 0xFF:  # noqa: PLR2004 -- a web page
        name, given = "page.html", content[2:]
    else:
        kind, members = _archives()[content[0] % len(KINDS)]
        name, given = f"source.{kind}", packed(members, content)
    try:
        read_document(Source(name, given), {})
    except OctavoError:
        return
