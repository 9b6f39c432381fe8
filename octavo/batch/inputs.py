"""Know all files that a book is made from: their hash, how much is to be read, and what must be sent."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from octavo.batch.maker import maker
from octavo.batch.title import Title
from octavo.bind.style_folders import style_folders
from octavo.book_yaml.files import ENDINGS
from octavo.cache import digest
from octavo.files import LOCK

__all__ = ["EPOCH", "Inputs", "files_of", "inputs_of"]

#: The date that the caller of every program may set (reproducible-builds.org), on which outputs depend.
EPOCH = "SOURCE_DATE_EPOCH"
#: Folders in which tools keep what is no part of a book.
NO_SOURCES = frozenset({".git", ".hg", ".venv", ".cache", "node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Inputs:
    """Hold the hash of all that a book is made from, and the size of its Markdown in bytes."""

    digest: str
    text: int


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Give each file and link that a book may be made from, by a path that begins with its folder's name.

    Styles beside a folder `manuscript` are among them; folders in which builds were placed are not.
    """
    home = folder.resolve()
    yield from _below(home, home.parent)
    for styles in style_folders(home):
        if not styles.is_relative_to(home):
            yield from _below(styles, home.parent)


def inputs_of(title: Title) -> Inputs:
    """Read through a book's files; raises OSError when one cannot be read."""
    parts = [maker(), os.environ.get(EPOCH, ""), title.edition or "", ",".join(sorted(title.formats))]
    text = 0
    for name, path in files_of(title.folder):
        if path.is_symlink():
            parts += [name, "link", str(path.readlink())]
            if not path.is_file():
                continue
        with path.open("rb") as stream:
            parts += [name, hashlib.file_digest(stream, "sha256").hexdigest()]
            text += stream.tell() if path.suffix.lower() in ENDINGS else 0
    return Inputs(digest(*parts), text)


def _below(folder: Path, base: Path) -> Iterator[tuple[str, Path]]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        linked = [name for name in folders if (here / name).is_symlink()]
        for name in sorted([*names, *linked]):
            if (here / name).is_file() or (here / name).is_symlink():
                yield (here / name).relative_to(base).as_posix(), here / name
        folders[:] = sorted(
            name
            for name in folders
            if name not in {*NO_SOURCES, *linked} and not (here / name / LOCK).is_file()
        )
