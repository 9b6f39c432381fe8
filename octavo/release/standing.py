"""Look at a release that is there already: nobody may find other files under the same version."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from octavo.compare import compare_folders
from octavo.findings import Finding, finding

__all__ = ["standing"]


def standing(folder: Path, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Compare a release that stands in a folder with what was made; raises OSError when it cannot be read."""
    there = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    # What is told of all files differs as soon as one does.
    told = {"RELEASE.md", "SHA256SUMS"} if there.keys() == files.keys() else set()
    found = compare_folders(there, files)
    ours = [each for each in found if each.place[0] not in told] or list(found)
    if not ours:
        return ()
    words = f"{folder} is there already, and has other files: {ours[0].words}"
    hint = "give what has changed a version of its own: a new commit, and a new tag"
    return (finding("release-exists", words, hint=hint),)
