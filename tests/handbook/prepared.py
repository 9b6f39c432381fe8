"""Lay out what a command of the handbook needs: a repository, an editor's document, two releases."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.redline.editor import Edited
from tests.release.conftest import git_in

__all__ = ["PREPARED"]

DOCUMENT = "build/a-short-book-of-tides.docx"


def _edited(folder: Path) -> Path:
    """Lay the document of the command before, in which an editor has changed a word, beside the chapters."""
    home = folder.parent / "whole"
    shutil.copytree(folder, home / "manuscript", ignore=shutil.ignore_patterns("build"))
    page = Edited((folder / DOCUMENT).read_bytes())
    page.replace("twice a day", "two times a day")
    (home / "edited.docx").write_bytes(page.content())
    return home


def _kept(folder: Path) -> Path:
    """Keep a small book with git."""
    git = git_in(folder)
    home = folder / "repository"
    (home / "manuscript").mkdir()
    (home / "manuscript/book.yaml").write_text("title: Quay\nchapters: [one.md]\n", "utf-8")
    (home / "manuscript/one.md").write_text("# One\n\nThe boats lay on their sides.\n", "utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "Begin")
    # Typefaces were cut for the book of tides.
    shutil.copytree(folder / "tides/build/.cache", home / "build/.cache")
    return home


def _released_again(folder: Path) -> Path:
    """Put a release beside the first that differs in a line; tests/release makes two that were built."""
    shutil.copytree(folder / "build/release/1.0", folder / "build/release/1.1")
    with (folder / "build/release/1.1/CHANGELOG.md").open("a", encoding="utf-8") as changelog:
        changelog.write("- A boat more.\n")
    return folder


#: What is done before a command, and in which folder it is typed then.
PREPARED: Mapping[str, Callable[[Path], Path]] = {
    "octavo import edited.docx --onto manuscript": _edited,
    "git tag v1.0": _kept,
    "octavo compare build/release/1.0 build/release/1.1": _released_again,
}
