"""Send a book to a machine that does not have it: its files, unpacked there in a folder of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from octavo.batch.errand import LostError
from octavo.batch.inputs import files_of

__all__ = ["MOST", "Parcel", "outputs_of", "pack", "unpack"]

#: How many bytes are sent for one book, and back: what a scheduler can be asked to hold.
MOST = 2**29
TOO_MUCH = f"its {{}} more than {MOST // 2**20} MiB, too much to be sent: build it without --scheduler"


@dataclass(frozen=True, slots=True)
class Parcel:
    """Hold files by their posix paths, and the goals of links by theirs; `folder` is the book's."""

    folder: str
    files: Mapping[str, bytes]
    links: Mapping[str, str]


def pack(folder: Path) -> Parcel:
    """Pack a book's folder, and styles that stand beside it.

    Raises OSError when a file cannot be read, LostError when there is too much of them.
    """
    files: dict[str, bytes] = {}
    links: dict[str, str] = {}
    total = 0
    for name, path in files_of(folder):
        if path.is_symlink():
            links[name] = str(path.readlink())
            continue
        total += path.stat().st_size
        if total > MOST:
            raise LostError(TOO_MUCH.format("folder holds"), again=False)
        files[name] = path.read_bytes()
    return Parcel(folder.resolve().name, files, links)


def unpack(parcel: Parcel, into: Path) -> Path:
    """Lay a parcel's files below an empty folder, and give the book's; links come last, so none is followed.

    Raises ValueError when a path of it would lead out.
    """
    for name in (*parcel.files, *parcel.links):
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(name)
        (into / path).parent.mkdir(parents=True, exist_ok=True)
    for name, content in parcel.files.items():
        (into / name).write_bytes(content)
    for name, goal in parcel.links.items():
        (into / name).symlink_to(goal)
    return into / parcel.folder


def outputs_of(out: Path) -> dict[str, bytes]:
    """Give what a build placed in a folder: all but what is hidden; raises LostError when it is too much."""
    paths = [path for path in sorted(out.rglob("*")) if path.is_file() and not _hidden(path.relative_to(out))]
    if sum(path.stat().st_size for path in paths) > MOST:
        raise LostError(TOO_MUCH.format("outputs hold"), again=False)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
