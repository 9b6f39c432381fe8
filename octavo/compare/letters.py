"""Compare texts by line and column, and other bytes by their number."""

from __future__ import annotations

from octavo.compare.difference import SHOWN, Difference, shown

__all__ = ["compare_bytes", "compare_lines", "is_text"]

#: How much before a difference is shown, in letters, and how many bytes from it on.
BEFORE, BYTES = 20, 16


def is_text(content: bytes) -> bool:
    """Say whether bytes are a text in UTF-8."""
    if b"\0" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def compare_lines(old: str, new: str) -> tuple[Difference, ...]:
    """Give the first line of two texts that differs, and the column; none when they are the same."""
    if old == new:
        return ()
    at = _first(old, new)
    line = old.count("\n", 0, at) + 1
    column = at - (old.rfind("\n", 0, at) + 1) + 1
    return (Difference((f"line {line}, column {column}",), _excerpt(old, at), _excerpt(new, at)),)


def compare_bytes(old: bytes, new: bytes) -> tuple[Difference, ...]:
    """Give the first byte that differs, from 0; none when they are the same."""
    if old == new:
        return ()
    at = _first(old, new)
    sides = (f"{side[at : at + BYTES].hex(' ') or 'the end'} ({len(side)} bytes)" for side in (old, new))
    return (Difference((f"byte {at}",), *sides),)


def _first(old: str | bytes, new: str | bytes) -> int:
    """Give where two differ first, by halving: a comparison of slices is faster than one of letters."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _excerpt(text: str, at: int) -> str:
    begin = max(text.rfind("\n", 0, at) + 1, at - BEFORE)
    end = text.find("\n", at)
    line = text[begin : end if end >= 0 else len(text)]
    return shown(repr(line[:SHOWN])) if line else "an empty line" if at < len(text) else "the end"
