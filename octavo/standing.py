"""Know that a build stands: the same was built before, from the same, and lies where it was put.

What a build depends on is the order, every file of the manuscript's folder and of the styles beside it, this
program with what is installed around it, and the date that outputs are told to carry. All of it is hashed,
and so is what was placed. Where something cannot be read, or there is too much of it, nothing stands.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from octavo.cache import Cache, digest
from octavo.findings import Severity, worst
from octavo.order import Order
from octavo.ourselves import ourselves
from octavo.report import Report
from octavo.shipped import shipped

__all__ = ["keep", "made_from", "standing"]

#: Part of every key: raise it when what is kept changes.
KEEPING = "1"
KIND = "standing"
#: How many files and bytes are looked through, at most: a folder with more is no manuscript alone.
MOST_FILES, MOST_BYTES = 5_000, 2**30
#: Folders that are never a book's: those of tools, and of builds (`.cache` is in any output folder).
PASSED_OVER = {".git", ".cache", ".nox", ".venv", ".hg", ".svn", "node_modules", "__pycache__"}
#: Findings that are about the moment and not about the book.
PASSING = {"output-locked"}


class _TooMuchError(Exception):
    """Say that there is more than is looked through."""


def standing(order: Order) -> Report | None:
    """Give the report on what was built for this order, if it and all that it depends on are as they were."""
    made = made_from(order)
    entry = _cache(order).look_up(KIND, made) if made else None
    if entry is None:
        return None
    try:
        report, placed = _KEPT.validate_json(entry)
    except ValidationError:
        return None
    return replace(report, stands=True) if _lies(order.out, placed) else None


def keep(order: Order, made: str | None, report: Report, placed: Mapping[str, bytes]) -> None:
    """Remember a build that found no error, unless what it was `made` from has changed meanwhile."""
    passing = any(found.code in PASSING for found in report.findings)
    if made is None or passing or worst(report.findings) is Severity.ERROR or made_from(order) != made:
        return
    told = {name: hashlib.sha256(content).hexdigest() for name, content in placed.items()}
    outputs = tuple(replace(output, seconds=None) for output in report.outputs)
    entry = _KEPT.dump_json((replace(report, outputs=outputs), told))
    _cache(order).store(KIND, made, entry)


_KEPT: TypeAdapter[tuple[Report, dict[str, str]]] = TypeAdapter(tuple[Report, dict[str, str]])


def made_from(order: Order) -> str | None:
    """Give the hash of all that an ordered build depends on, or None where that cannot be said."""
    asked = replace(order, formats=frozenset(), jobs=1, external=False, cache=None, keep=0)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        parts = [KEEPING, repr(asked), *sorted(order.formats), epoch, ourselves(), *_installed()]
        parts += _files(order.manuscript, order.out)
        parts += _files(shipped("styles"), None)
        beside = order.manuscript.absolute().parent / "styles"
        parts += _files(beside, order.out) if beside.is_dir() else ()
    except (OSError, _TooMuchError):
        return None
    return digest(*parts)


def _cache(order: Order) -> Cache:
    return Cache(order.cache or order.out / ".cache")


def _installed() -> list[str]:
    """List what is installed in the folders that modules are found in, with the versions."""
    folders = (Path(folder) for folder in sys.path if folder.endswith("-packages"))
    return sorted(entry.name for folder in folders if folder.is_dir() for entry in folder.glob("*.dist-info"))


def _files(folder: Path, out: Path | None) -> Iterator[str]:
    """Tell every file below a folder, but for those in `out`: its name, and what it holds or points to."""
    files = total = 0
    passed = out and out.resolve()
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(
            name for name in folders if name not in PASSED_OVER and Path(place, name).resolve() != passed
        )
        for name in sorted(names):
            path = Path(place, name)
            files, total = files + 1, total + path.lstat().st_size
            if files > MOST_FILES or total > MOST_BYTES:
                raise _TooMuchError
            yield path.relative_to(folder).as_posix()
            yield str(path.readlink()) if path.is_symlink() else ""
            yield hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "none"


def _raise(error: OSError) -> None:
    raise error


def _lies(out: Path, placed: Mapping[str, str]) -> bool:
    """Say whether what was placed lies in the folder as it was put there, and nothing else in its folders."""
    try:
        folders = {name.split("/")[0] for name in placed if "/" in name}
        there = {
            path.relative_to(out).as_posix()
            for folder in folders
            for path in (out / folder).rglob("*")
            if not path.is_dir()
        }
        return there <= {*placed} and all(
            hashlib.sha256((out / name).read_bytes()).hexdigest() == told for name, told in placed.items()
        )
    except OSError:
        return False
