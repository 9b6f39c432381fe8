"""Begin a book: the few files from which a writer can go on."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from octavo.founding import expect_free, settle_in

__all__ = ["begin"]

FILES = ("book.yaml", "01-a-beginning.md", "02-going-on.md")


def begin(folder: Path) -> tuple[str, ...]:
    """Write a starter book into a new or empty folder, and give its files' names.

    Raises UsageError when the folder holds anything, OctavoError when it cannot be written.
    """
    expect_free(folder)
    title = folder.resolve().name.replace("-", " ").replace("_", " ").strip().title() or "My Book"
    # A string of JSON is one of YAML too, whatever stands in it (YAML 1.2.2, section 1.2).
    named = json.dumps(title, ensure_ascii=False)
    texts = {name: resources.files("octavo.starter").joinpath(name).read_text("utf-8") for name in FILES}
    settle_in(folder, {name: text.replace("TITLE", named).encode() for name, text in texts.items()})
    return FILES
