"""Read the lines of the manuscript that findings point at, so that a report can show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from octavo.findings import Finding

__all__ = ["LARGEST", "NO_EXCERPTS", "Excerpts", "excerpts"]

#: The line of a manuscript's file: (path as the finding gives it, line from 1) -> the line without its end.
Excerpts = Mapping[tuple[str, int], str]
NO_EXCERPTS: Excerpts = MappingProxyType({})

#: The largest file that is read for the sake of a line, in bytes.
LARGEST = 8 * 2**20


def excerpts(findings: Iterable[Finding], root: Path) -> dict[tuple[str, int], str]:
    """Give the line of every finding that has one, from the files below a folder.

    A file that lies outside the folder, is larger than LARGEST, cannot be read or is no UTF-8 gives no
    lines, and neither does a line that it does not have: a report without an excerpt is a report still.
    """
    wanted: dict[str, set[int]] = {}
    for found in findings:
        if found.path is not None and found.line is not None:
            wanted.setdefault(found.path, set()).add(found.line)
    taken: dict[tuple[str, int], str] = {}
    for path, numbers in sorted(wanted.items()):
        lines = _lines(root, path)
        taken |= {(path, number): lines[number - 1] for number in numbers if 0 < number <= len(lines)}
    return taken


def _lines(root: Path, path: str) -> list[str]:
    try:
        file = (root / path).resolve()
        inside = file.is_relative_to(root.resolve())
        if not inside or not file.is_file() or file.stat().st_size > LARGEST:
            return []
        words = file.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return []
    # Not splitlines(): a form feed or U+2028 ends no line for pandoc, YAML or an editor.
    return words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
