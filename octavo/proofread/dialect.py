"""Ask of a dialect of Markdown whether it has an extension."""

from __future__ import annotations

import re

__all__ = ["has"]

#: Of the extensions that matter here, those a dialect has by itself (pandoc 3.9, `--list-extensions=NAME`).
USUAL = {
    "markdown": {"raw_tex", "smart", "tex_math_dollars"},
    "markdown_mmd": {"tex_math_dollars"},
    "gfm": {"tex_math_dollars"},
    "commonmark_x": {"smart", "tex_math_dollars"},
}


def has(dialect: str, extension: str) -> bool:
    """Say whether a dialect, written as in `book.yaml` (`gfm+smart`), has an extension."""
    base, *changes = re.split(r"(?=[+-])", dialect)
    found = extension in USUAL.get(base, set())
    for change in changes:
        if change[1:] == extension:
            found = change[0] == "+"
    return found
