"""Read versions: numbers with points between (1.2.0, 2026.11), or a day; a `v` may stand before."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["is_version", "newest", "order", "version_of"]

#: A version's numbers, and what may follow them: `-rc.1`, `+2`. It is a folder's name and no path.
VERSION = re.compile(r"v?(?P<numbers>\d+(?:[.-]\d+)+)(?:(?P<sign>[-+])(?P<rest>[A-Za-z0-9][A-Za-z0-9.-]*))?")
#: The longest name of a version that is taken.
LONGEST = 60


def is_version(name: str) -> bool:
    """Say whether a tag's name is a version."""
    return len(name) <= LONGEST and VERSION.fullmatch(name) is not None


def version_of(tag: str) -> str:
    """Give the version that a tag names, without the `v`."""
    return tag.removeprefix("v")


def order(version: str) -> tuple[tuple[int, ...], bool, tuple[tuple[bool, int, str], ...]]:
    """Give what versions are sorted by: their numbers; what comes before a release (`-rc.1`) before it.

    Source: Semantic Versioning 2.0.0, section 11; but `1.0` and `1.0.0` are the same number. Raises
    ValueError for what is no version.
    """
    found = VERSION.fullmatch(version)
    if found is None:
        message = f"{version} is no version"
        raise ValueError(message)
    numbers = [int(part) for part in re.split(r"[.-]", found["numbers"])]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    names = tuple(_rank(name) for name in re.split(r"[.-]", found["rest"] or ""))
    return tuple(numbers), found["sign"] != "-", names


def newest(versions: Iterable[str]) -> str | None:
    """Give the highest of several versions, or None where there is none."""
    return max(versions, key=order, default=None)


def _rank(name: str) -> tuple[bool, int, str]:
    return (False, int(name), "") if name.isdecimal() else (True, 0, name)
