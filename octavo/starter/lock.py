"""Give the list of all packages that a book's repository installs, each with the hashes of its files."""

from __future__ import annotations

import re

from octavo.shipped import shipped

__all__ = ["book_lock"]

#: Who needs a package, as uv says it of one that Octavo does itself.
OCTAVO = "octavo (pyproject.toml)"
#: What runs the tests of a book.
TESTS = "pytest"

ENTRY = re.compile(r"^(?=[\w.-]+==)", re.MULTILINE)
NEEDED_BY = re.compile(r"^    # (?:via |  )(.+)$", re.MULTILINE)
HEAD = """\
# Octavo itself, and all that it needs of other packages, each with the SHA-256 of its files: pip installs
# these and no others. Made by `octavo new`.
./vendor/{wheel} \\
    --hash=sha256:{digest}
"""


def book_lock(wheel: str, digest: str) -> str:
    """Give the lock of a book that carries a wheel of Octavo: ours, less what only Octavo's makers need."""
    entries = {entry.partition("==")[0]: entry for entry in _entries()}
    needed_by = {name: set(NEEDED_BY.findall(entry)) for name, entry in entries.items()}
    kept = {name for name, by in needed_by.items() if OCTAVO in by or name == TESTS}
    while more := {name for name, by in needed_by.items() if by & kept} - kept:
        kept |= more
    body = "".join(entry for name, entry in entries.items() if name in kept)
    return HEAD.format(wheel=wheel, digest=digest) + body


def _entries() -> list[str]:
    return ENTRY.split(shipped("requirements.lock").read_text("utf-8"))[1:]
