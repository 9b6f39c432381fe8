"""Name chapters so that the name outlives a renumbering of the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from octavo.slug import slugify, without_number

__all__ = ["chapter_keys"]

#: Keys of the leaves that the book makes itself.
RESERVED = {"contents", "copyright-page", "cover", "endnotes", "half-title", "index", "list-of-figures"}
RESERVED |= {"list-of-listings", "list-of-tables", "nav", "title-page"}


def chapter_keys(paths: Sequence[str]) -> tuple[str, ...]:
    """Give each path a key that is unique, begins with a letter, and ignores the file's number.

    `02-kronstadt.md` and `03-kronstadt.md` cannot both be `kronstadt`: they keep their numbers.
    """
    short = [_key(path, numbered=False) for path in paths]
    shared = {key for key, times in Counter(short).items() if times > 1 or not key or key in RESERVED}
    keys: list[str] = []
    for path, key in zip(paths, short, strict=True):
        chosen = _key(path, numbered=True) if key in shared else key
        chosen = f"c-{chosen}" if chosen in RESERVED else chosen
        chosen = chosen if chosen[:1].isalpha() else f"c-{chosen}".rstrip("-")
        suffix = 2
        unique = chosen
        while unique in keys:
            unique, suffix = f"{chosen}-{suffix}", suffix + 1
        keys.append(unique)
    return tuple(keys)


def _key(path: str, *, numbered: bool) -> str:
    steps = PurePosixPath(path).with_suffix("").parts
    named = steps if numbered else map(without_number, steps)
    return "-".join(filter(None, map(slugify, named)))
