"""Read a manuscript by pandoc alone: what the outputs are judged by, made without the package."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pypandoc
import yaml

from tests.outputs.nodes import Node
from tests.outputs.pandoc_nodes import Divided, chapter_nodes

__all__ = ["Chapter", "Manuscript", "read_manuscript"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Hold a file of the manuscript: its text as one tree, its notes as others, and where it stands.

    `matter` is `front`, `chapters` or `back`; `part` is the title of its part, or None, and `opens`
    says whether it is the part's first.
    """

    path: str
    matter: str
    part: str | None
    opens: bool
    body: Node
    notes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Hold a manuscript: its folder, what `book.yaml` says, and its chapters in reading order."""

    folder: Path
    settings: dict[str, Any]
    chapters: tuple[Chapter, ...]

    @property
    def flow(self) -> list[Node]:
        """List what is read one after the other: each part's title, each chapter's text."""
        return [node for chapter in self.chapters for node in _flow(chapter)]

    @property
    def notes(self) -> list[Node]:
        """List all notes."""
        return [note for chapter in self.chapters for note in chapter.notes]

    @property
    def all(self) -> list[Node]:
        """List each chapter's text and, after it, its notes."""
        return [node for chapter in self.chapters for node in (*_flow(chapter), *chapter.notes)]

    def landing(self, chapter: Chapter, target: str) -> Node:
        """Give the element that a link in a chapter means; raises StopIteration where there is none."""
        path, _, fragment = target.partition("#")
        place = (self.folder / chapter.path).parent / path if path else self.folder / chapter.path
        own = next(other for other in self.chapters if (self.folder / other.path).samefile(place))
        if not fragment:
            return own.body
        bodies = (own.body, *(() if path else (other.body for other in self.chapters)))
        found: Iterator[Node] = (node for body in bodies for node in body.walk() if node.id == fragment)
        return next(found)


def _flow(chapter: Chapter) -> Iterator[Node]:
    if chapter.part is not None and chapter.opens:
        yield Node("h1", {"class": "part"}, [chapter.part])
    yield chapter.body


def read_manuscript(folder: Path) -> Manuscript:
    """Read the folder of a book; without `book.yaml` its files stand in the order of their numbers."""
    described = folder / "book.yaml"
    settings = yaml.safe_load(described.read_text("utf-8")) if described.exists() else _bare(folder)
    dialect, divide = settings.get("markdown", "markdown"), settings.get("divide", 1)
    chapters = tuple(
        replace(place, body=made.body, notes=tuple(made.notes))
        for place in _places(settings)
        for made in [_read(folder / place.path, dialect, divide)]
    )
    return Manuscript(folder, settings, chapters)


def _bare(folder: Path) -> dict[str, Any]:
    files = [path.name for path in folder.glob("*.md") if path.name != "README.md"]
    return {"chapters": sorted(files, key=lambda name: int(re.split(r"\D", name)[0]))}


def _places(settings: dict[str, Any]) -> Iterator[Chapter]:
    for matter in ("front", "chapters", "back"):
        for entry in settings.get(matter, ()):
            part = entry["part"] if isinstance(entry, dict) else None
            files = entry["chapters"] if isinstance(entry, dict) else [entry]
            for number, path in enumerate(files):
                yield Chapter(path, matter, part, number == 0, Node("body"), ())


def _read(path: Path, dialect: str, divide: int) -> Divided:
    ast = json.loads(pypandoc.convert_file(str(path), "json", format=dialect))
    return chapter_nodes(ast["blocks"], divide)
