"""Give a small manuscript to begin with, which builds as it stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import resources

__all__ = ["starter_manuscript"]

FILES = ("book.yaml", "01-a-beginning.md", "02-going-on.md")


def starter_manuscript(title: str, authors: Sequence[str], lang: str) -> dict[str, bytes]:
    """Give the files of a manuscript with this title: their content by their names."""
    # A string of JSON is one of YAML too, whatever stands in it (YAML 1.2.2, section 1.2).
    told = {"TITLE": title, "AUTHORS": list(authors), "LANG": lang}
    files = {}
    for name in FILES:
        text = resources.files("octavo.starter").joinpath("chapters", name).read_text("utf-8")
        if name == "book.yaml":
            for key, value in told.items():
                text = text.replace(f": {key}\n", f": {json.dumps(value, ensure_ascii=False)}\n")
        files[name] = text.encode()
    return files
