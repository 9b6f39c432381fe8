"""Open a file of references or a citation style: only one that lies in the book's folder, and is no giant."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from octavo.findings import Finding, Severity, finding
from octavo.places import Places
from octavo.source.amounts import amount
from octavo.source.text import decode

__all__ = ["open_file", "settings_finding"]

SETTINGS = "book.yaml"
CODE = "citation-file"


def open_file(path: str, root: Path, megabytes: float) -> tuple[str, tuple[Finding, ...]]:
    """Give the text of the file at `path`, counted from the folder `root`, or findings that say why not.

    Nothing is fetched, and no link is followed out of the folder.
    """
    if urlsplit(path).scheme or path.startswith("//"):
        return "", (settings_finding(CODE, f"{path} is no file of the book", root, path, "download it"),)
    place = root / path
    if path.startswith(("/", "~")) or not place.resolve().is_relative_to(root.resolve()):
        hint = "copy it into the folder and name it from there"
        words = f"{path} lies outside the book's folder"
        return "", (settings_finding("path-outside", words, root, path, hint),)
    if not place.is_file():
        words = f"{path} does not exist"
        hint = "check the name; it counts from book.yaml"
        return "", (settings_finding(CODE, words, root, path, hint),)
    with place.open("rb") as stream:
        content = stream.read(int(megabytes * 2**20) + 1)
    if len(content) > megabytes * 2**20:
        hint = "take out what the book does not cite, or raise `limits.references_megabytes`"
        words = f"{path} has {amount(place.stat().st_size / 2**20)} MB, and {amount(megabytes)} are the limit"
        return "", (finding(CODE, words, path=path, hint=hint),)
    text, found = decode(content, path)
    return text, tuple(each for each in found if each.severity is Severity.ERROR)


def settings_finding(code: str, message: str, root: Path, words: str, hint: str | None = None) -> Finding:
    """Make a finding at the place of some words in `book.yaml`."""
    try:
        source = (root / SETTINGS).read_text("utf-8", errors="replace")
    except OSError:
        source = ""
    line, column = Places(source).find(words)
    return finding(code, message, path=SETTINGS, line=line, column=column, hint=hint)
