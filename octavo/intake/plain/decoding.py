"""Find out how the letters of a text were stored: its encoding, without asking."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

__all__ = ["Decoded", "decode"]

#: Byte order marks, the longer first (Unicode 17, section 23.8), each with its encoding.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Of ASCII in UTF-16, every other byte is nothing; so many of a hundred tell it.
ZEROES = 0.2
#: Noncharacters (Unicode 17, section 23.7) stand for nothing in a text; the steps that follow use some.
UNMEANT = re.compile("[\ufdd0-\ufdef\ufeff\u0000-\u0008\u000e-\u001f\u007f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold a text, the encoding that it was read in, and how sure that is."""

    text: str
    encoding: str
    confidence: float
    reason: str


def decode(content: bytes) -> Decoded:
    """Read a text by its byte order mark, as UTF-8, or as Windows-1252, in which no byte is refused.

    Characters that are none (controls, byte order marks inside) are left out.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, errors="replace")
            return _decoded(text, encoding, 1.0, "it begins with a byte order mark")
    sixteen = _sixteen(content)
    if sixteen:
        return _decoded(content.decode(sixteen, errors="replace"), sixteen, 0.9, "every other byte is zero")
    try:
        return _decoded(content.decode("utf-8"), "utf-8", 1.0, "every byte is right in it")
    except UnicodeDecodeError as error:
        reason = f"byte {error.start + 1} cannot stand in UTF-8"
        return _decoded("".join(map(_western, content)), "windows-1252", 0.75, reason)


def _decoded(text: str, encoding: str, confidence: float, reason: str) -> Decoded:
    return Decoded(UNMEANT.sub("", text), encoding, confidence, reason)


def _sixteen(content: bytes) -> str | None:
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = content[start::2]
        if len(half) > 1 and half.count(0) > ZEROES * len(half) and not content[1 - start :: 2].count(0):
            return encoding
    return None


def _western(byte: int) -> str:
    # Windows-1252 leaves five bytes undefined, which browsers take for controls (WHATWG Encoding, 9).
    one = bytes([byte])
    return one.decode("windows-1252", errors="ignore") or one.decode("latin-1")
