"""Find a file that a chapter includes: inside the book's folder, links followed, and not too large."""

from __future__ import annotations

from pathlib import Path

from octavo.shapes import nearest
from octavo.source.amounts import amount
from octavo.source.including.refused import RefusedError

__all__ = ["find_included"]


def find_included(target: str, path: str, root: Path, megabytes: float) -> tuple[str, bytes]:
    """Give the path from the book's folder and the bytes of what the file at `path` includes.

    A target counts from the file that names it, or else from the book's folder. Raises RefusedError.
    """
    home = root.resolve()
    if not target or "\0" in target:
        words = "this `include` names no file"
        raise RefusedError(words, "include-wrong", 'write include="FILE"')
    beside = (home / path).parent / target
    place = next((each for each in (beside, home / target) if each.is_file()), beside)
    if target.startswith(("/", "~")) or not place.resolve().is_relative_to(home):
        words = f"the included file {target} lies outside the book's folder"
        raise RefusedError(words, "path-outside", "copy it into the folder and name it from there")
    if any(part.startswith(".") for part in place.resolve().relative_to(home).parts):
        words = f"{target} is hidden, or lies in a hidden folder, and is not included"
        raise RefusedError(words, "include-wrong", "copy it to where everybody can see it")
    if not place.is_file():
        words = f"the included file {target} does not exist"
        raise RefusedError(words, "include-missing", _near(place))
    if place.stat().st_size > megabytes * 2**20:
        size = place.stat().st_size / 2**20
        words = f"the included file {target} has {amount(size)} MB, and {amount(megabytes)} are the limit"
        raise RefusedError(words, "source-too-large", "include less, or raise `limits.chapter_megabytes`")
    try:
        return place.resolve().relative_to(home).as_posix(), place.read_bytes()
    except OSError as error:
        words = f"{target} cannot be read: {error.strerror}"
        raise RefusedError(words, "include-missing", "see who may read it") from error


def _near(place: Path) -> str:
    try:
        names = [entry.name for entry in place.parent.iterdir() if entry.is_file()]
    except OSError:
        return "there is no such folder; a path counts from the file that includes it"
    near = nearest(place.name, names)
    return f"did you mean {near}?" if near else "correct its name; it counts from the file that includes it"
