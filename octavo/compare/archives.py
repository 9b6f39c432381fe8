"""Compare archives member by member, with what the archive says of each."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

from octavo.compare.difference import Difference, inside, shown
from octavo.compare.letters import compare_bytes

__all__ = ["compare_archives"]

#: How much all members of an archive may hold unpacked, in bytes.
MOST = 2**30
#: What an archive says of a member, and how we call it.
SAID = {
    "date_time": "its date",
    "external_attr": "its permissions",
    "compress_type": "its compression",
    "create_system": "the system it was made on",
    "extra": "its extra field",
    "comment": "its comment",
}

Inner = Callable[[str, bytes, bytes], tuple[Difference, ...]]


def compare_archives(old: bytes, new: bytes, inner: Inner) -> Iterator[Difference]:
    """Give what differs between two archives; `inner` compares what a member holds, given its name.

    What cannot be opened as an archive, or holds too much, is compared byte by byte.
    """
    try:
        with zipfile.ZipFile(BytesIO(old)) as before, zipfile.ZipFile(BytesIO(new)) as after:
            if max(sum(each.file_size for each in one.infolist()) for one in (before, after)) > MOST:
                yield from compare_bytes(old, new)
                return
            yield from _members(before, after, inner)
    except (zipfile.BadZipFile, RuntimeError, EOFError, zlib.error):
        yield from compare_bytes(old, new)


def _members(before: zipfile.ZipFile, after: zipfile.ZipFile, inner: Inner) -> Iterator[Difference]:
    rows = [dict.fromkeys(one.namelist()) for one in (before, after)]
    both = [name for name in rows[0] if name in rows[1]]
    dates = {(before.getinfo(name).date_time, after.getinfo(name).date_time) for name in both}
    alike = len(both) > 1 and len(dates) == 1
    if alike and any(old != new for old, new in dates):
        yield Difference(("the date of all its members",), *(shown(date) for pair in dates for date in pair))
    for name in rows[0] | rows[1]:
        if name not in rows[0] or name not in rows[1]:
            yield Difference((name,), *("" if name in row else None for row in rows))
            continue
        was, now = before.getinfo(name), after.getinfo(name)
        for key, words in SAID.items():
            old, new = getattr(was, key), getattr(now, key)
            if old != new and not (alike and key == "date_time"):
                yield Difference((name, words), shown(old), shown(new))
        for found in inner(name, before.read(was), after.read(now)):
            yield inside(name, found)
    shared = [[name for name in row if name in rows[0] and name in rows[1]] for row in rows]
    if shared[0] != shared[1]:
        old, new = next(pair for pair in zip(*shared, strict=True) if pair[0] != pair[1])
        yield Difference(("the order of its members",), old, new)
