"""Read a folder as the tool that made it would: its list of chapters, its settings, its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from octavo.errors import UsageError
from octavo.findings import finding
from octavo.intake.draft import Draft, Loss, Source
from octavo.intake.folders.lists import Listed, ListedFile, listed
from octavo.intake.folders.markdown import read_files

__all__ = ["read_folder", "read_markdown"]

MARKDOWN = frozenset({".md", ".markdown", ".qmd", ".rmd"})


def read_folder(folder: Path, settings: Mapping[str, object], read: Callable[[Path], Draft]) -> list[Draft]:
    """Read a folder: mdBook's, Quarto's, bookdown's, Leanpub's, or one of files in their order.

    `read` reads a file that is no Markdown. Raises UsageError when there is nothing to read in it.
    """
    plan = _inside(listed(folder))
    if not plan.files:
        words = f"{folder} holds nothing that could be imported"
        raise UsageError(finding("setting-wrong", words, hint="name the folder that holds the chapters"))
    if all(PurePosixPath(each.path).suffix.lower() in MARKDOWN for each in plan.files):
        return [read_files(plan, settings)]
    return [_one(plan, each.path, settings, read) for each in plan.files]


def read_markdown(source: Source, settings: Mapping[str, object]) -> Draft:
    """Read one file of Markdown, with the pictures that lie beside it."""
    home = source.home or Path()
    return read_files(Listed(home, (ListedFile(source.name),)), settings)


def _inside(plan: Listed) -> Listed:
    """Leave out files that lie outside the folder, by their path or by a link; they are named as lost."""
    home = plan.root.resolve()
    outside = [each for each in plan.files if not (home / each.path).resolve().is_relative_to(home)]
    losses = [Loss("chapter", each.path, "it lies outside the folder", plan.root.name) for each in outside]
    kept = tuple(each for each in plan.files if each not in outside)
    return replace(plan, files=kept, losses=(*plan.losses, *losses))


def _one(plan: Listed, path: str, settings: Mapping[str, object], read: Callable[[Path], Draft]) -> Draft:
    if PurePosixPath(path).suffix.lower() in MARKDOWN:
        return read_files(Listed(plan.root, (ListedFile(path),)), settings)
    return read(plan.root / path)
