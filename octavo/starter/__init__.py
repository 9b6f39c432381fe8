"""Begin a book: the few files from which a writer can go on."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from octavo.errors import OctavoError, UsageError
from octavo.findings import finding

__all__ = ["begin"]

FILES = ("book.yaml", "01-a-beginning.md", "02-going-on.md")


def begin(folder: Path) -> tuple[str, ...]:
    """Write a starter book into a new or empty folder, and give its files' names.

    Raises UsageError when the folder holds anything, OctavoError when it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "name a folder that does not exist yet"
        raise UsageError(finding("setting-wrong", f"{folder} is there already, and not empty", hint=hint))
    title = folder.resolve().name.replace("-", " ").replace("_", " ").strip().title() or "My Book"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            text = resources.files("octavo.starter").joinpath(name).read_text("utf-8")
            # A string of JSON is one of YAML too, whatever stands in it (YAML 1.2.2, section 1.2).
            text = text.replace("TITLE", json.dumps(title, ensure_ascii=False))
            (folder / name).write_text(text, "utf-8")
    except OSError as error:
        words = f"{folder} cannot be written: {error.strerror}"
        raise OctavoError(finding("disk-write", words, hint="choose another folder")) from error
    return FILES
