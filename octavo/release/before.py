"""Find the release before this one: the folder or file that is named, else the newest that lies here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from octavo.errors import UsageError
from octavo.findings import finding
from octavo.release.impression import Impression, impression
from octavo.release.version import is_version, newest, order

__all__ = ["TRIAL", "Before", "before"]

PAGINATION = "pagination.json"
#: What the name of a trial's folder ends with.
TRIAL = "-trial"


@dataclass(frozen=True, slots=True)
class Before:
    """Hold the release before: what it is called, and the folder or the file that tells its pages."""

    name: str
    place: Path

    def impression(self, name: str) -> Impression | None:
        """Read the pages of an edition, by the name of its file; None where that release has no such edition.

        Raises UsageError when the file is no pagination or cannot be read.
        """
        path = self.place / name if self.place.is_dir() else self.place
        if path.is_dir() or not path.exists() or (path == self.place and name != PAGINATION):
            return None
        try:
            return impression(path.read_bytes())
        except (OSError, ValueError) as error:
            hint = "name the folder of the last release, or its pagination.json"
            raise UsageError(
                finding("release-since", f"{path} cannot be read: {error}", hint=hint)
            ) from error


def before(since: Path | None, releases: Path, version: str) -> Before | None:
    """Give the release that was named, else the highest version below this one in the folder of releases.

    Raises UsageError when what was named does not tell its pages.
    """
    if since is None:
        folders = [path for path in releases.glob("*") if (path / PAGINATION).is_file()]
        names = (path.name for path in folders if is_version(path.name) and not path.name.endswith(TRIAL))
        name = newest(name for name in names if order(name) < order(version))
        return None if name is None else Before(name, releases / name)
    if not (since / PAGINATION).is_file() and not since.is_file():
        hint = "name the folder of the last release, or its pagination.json"
        raise UsageError(finding("release-since", f"{since} holds no {PAGINATION}", hint=hint))
    home = since if since.is_dir() else since.resolve().parent
    named = Before(home.name if is_version(home.name) else since.name, since)
    # A book takes minutes to build: what cannot be read is told before.
    named.impression(PAGINATION)
    return named
