"""Find what a changelog says of a version, or make a list of the commits since the version before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from octavo.release.table import cell
from octavo.release.version import version_of

__all__ = ["changelog"]

NAMES = ("CHANGELOG.md", "CHANGES.md", "NEWS.md")
HEADING = re.compile(r"(#{1,6})\s+(.*)")
#: The longest changelog that is read, in bytes.
MOST = 2**22


def changelog(folders: Sequence[Path], version: str, subjects: Sequence[str]) -> str:
    """Give what has changed in a version: its section of the first changelog that has one, else the commits.

    `subjects` are the first lines of the commits since the version before. The heading is `# VERSION`.
    """
    section = next((found for text in _texts(folders) if (found := _section(text, version))), None)
    if section is None:
        section = "\n".join(f"- {cell(subject)}" for subject in subjects) or "Nothing is recorded."
    return f"# {version}\n\n{section}\n"


def _texts(folders: Sequence[Path]) -> Iterator[str]:
    for folder in dict.fromkeys(folders):
        for name in NAMES:
            path = folder / name
            if path.is_file() and not path.is_symlink() and path.stat().st_size <= MOST:
                yield path.read_text("utf-8", "replace")


def _section(text: str, version: str) -> str | None:
    """Give what stands under the heading that begins with a version, up to the next of its level or above."""
    level, lines, fenced = 0, [], False
    for line in text.splitlines():
        fenced ^= line.startswith(("```", "~~~"))
        heading = None if fenced else HEADING.match(line)
        if heading and level and len(heading[1]) <= level:
            break
        if level:
            lines.append(line)
        elif heading and _names(heading[2], version):
            level = len(heading[1])
    return "\n".join(lines).strip() or None


def _names(heading: str, version: str) -> bool:
    first = re.match(r"(?:version\s+)?\[?([^\s\],:()]+)", heading, re.IGNORECASE)
    return first is not None and version_of(first[1]) == version
