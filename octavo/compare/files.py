"""Compare files by what they are, and folders file by file."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from octavo.compare.archives import compare_archives
from octavo.compare.difference import Difference, inside
from octavo.compare.letters import compare_bytes, compare_lines, is_text
from octavo.compare.pdfs import compare_pdfs

__all__ = ["compare_files", "compare_folders", "differences"]

#: How many differences are told of one file: where one thing is wrong, much else is after it.
MOST = 12


def differences(_: str, old: bytes, new: bytes) -> tuple[Difference, ...]:
    """Give where two contents differ, the first ones of many; their first bytes say what they are."""
    if old == new:
        return ()
    starts = {old[:4], new[:4]}
    if starts == {b"PK\x03\x04"}:
        return tuple(islice(compare_archives(old, new, differences), MOST))
    if starts == {b"%PDF"}:
        return tuple(islice(compare_pdfs(old, new), MOST))
    if is_text(old) and is_text(new):
        return compare_lines(old.decode("utf-8"), new.decode("utf-8"))
    return compare_bytes(old, new)


def compare_files(name: str, old: bytes, new: bytes) -> tuple[Difference, ...]:
    """Give where two files of a name differ."""
    return tuple(inside(name, found) for found in differences(name, old, new))


def compare_folders(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> tuple[Difference, ...]:
    """Give where two folders differ, each given as its files by name."""
    found: list[Difference] = []
    for name in sorted({*old, *new}):
        if name in old and name in new:
            found += compare_files(name, old[name], new[name])
        else:
            found.append(Difference((name,), *("" if name in side else None for side in (old, new))))
    return tuple(found)
