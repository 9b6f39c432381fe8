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

from tests.outputs.composing import Element, compose
from tests.outputs.nodes import Node, headings
from tests.outputs.pandoc_nodes import chapter_nodes

__all__ = ["Chapter", "Manuscript", "read_manuscript"]

#: The lists that `contents` can ask for, by their titles.
LISTS = {"figures": "List of Figures", "tables": "List of Tables"}


@dataclass(frozen=True, slots=True)
class Chapter:
    """Hold a file of the manuscript: its text as one tree, its notes as others, and where it stands.

    `matter` is `front`, `chapters` or `back`; `part` is the title of its part, or None, and `opens`
    says whether it is the part's first. What the book makes itself and lists in its contents is a chapter
    without text, `made` being its title.
    """

    path: str
    matter: str
    part: str | None
    opens: bool
    body: Node
    notes: tuple[Node, ...]
    made: str = ""

    @property
    def flow(self) -> list[Node]:
        """List the title of the part that the chapter opens, and its text."""
        opening = [Node("h1", {"class": "part"}, [self.part])] if self.part and self.opens else []
        return [*opening, self.body]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Hold a manuscript: its folder, what `book.yaml` says, and its chapters in reading order."""

    folder: Path
    settings: dict[str, Any]
    chapters: tuple[Chapter, ...]

    @property
    def flow(self) -> list[Node]:
        """List what is read one after the other: each part's title, each chapter's text."""
        return [node for chapter in self.chapters for node in chapter.flow]

    @property
    def notes(self) -> list[Node]:
        """List all notes."""
        return [note for chapter in self.chapters for note in chapter.notes]

    @property
    def all(self) -> list[Node]:
        """List each chapter's text and, after it, its notes."""
        return [node for chapter in self.chapters for node in (*chapter.flow, *chapter.notes)]

    @property
    def listed(self) -> list[tuple[int, str]]:
        """List what the contents must, as far as they go down: level and words."""
        return [entry for chapter in self.chapters for entry in _listed(chapter)]

    def landing(self, chapter: Chapter, target: str) -> Node:
        """Give the element that a link in a chapter means; raises StopIteration where there is none."""
        path, _, fragment = target.partition("#")
        place = (self.folder / chapter.path).parent / path if path else self.folder / chapter.path
        written = (other for other in self.chapters if not other.made)
        own = next(other for other in written if (self.folder / other.path).samefile(place))
        if not fragment:
            return own.body
        bodies = (own.body, *(() if path else (other.body for other in self.chapters)))
        found: Iterator[Node] = (node for body in bodies for node in body.walk() if node.id == fragment)
        return next(found)


def _listed(chapter: Chapter) -> list[tuple[int, str]]:
    return [(1, chapter.made)] if chapter.made else headings(chapter.flow)


def read_manuscript(folder: Path) -> Manuscript:
    """Read the folder of a book; without `book.yaml` its files stand in the order of their numbers."""
    described = folder / "book.yaml"
    settings = yaml.safe_load(described.read_text("utf-8")) if described.exists() else _bare(folder)
    dialect, divide = settings.get("markdown", "markdown"), settings.get("divide", 1)
    places = list(_places(settings))
    read = [[] if place.made else _read(folder / place.path, dialect) for place in places]
    divided = (chapter_nodes(blocks, divide) for blocks in compose(folder, settings, read))
    rows = zip(places, divided, strict=True)
    chapters = [replace(place, body=each.body, notes=tuple(each.notes)) for place, each in rows]
    # The lists stand behind the contents, and so before all that has a heading.
    first = next(number for number, chapter in enumerate(chapters) if headings([chapter.body]))
    chapters[first:first] = [
        _made(LISTS[name], "front") for name in settings.get("contents", {}) if name in LISTS
    ]
    return Manuscript(folder, settings, tuple(chapters))


def _bare(folder: Path) -> dict[str, Any]:
    files = [path.name for path in folder.glob("*.md") if path.name != "README.md"]
    return {"chapters": sorted(files, key=lambda name: int(re.split(r"\D", name)[0]))}


def _made(title: str, matter: str) -> Chapter:
    return Chapter("", matter, None, opens=False, body=Node("body"), notes=(), made=title)


def _places(settings: dict[str, Any]) -> Iterator[Chapter]:
    for matter in ("front", "chapters", "back"):
        for entry in settings.get(matter, ()):
            if isinstance(entry, dict) and "index" in entry:
                yield _made("Index", matter)
                continue
            part = entry.get("part") if isinstance(entry, dict) else None
            for number, path in enumerate(_files(entry, settings)):
                yield Chapter(path, matter, part, number == 0, Node("body"), ())


def _files(entry: str | dict[str, Any], settings: dict[str, Any]) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    return [settings["glossary"]] if "glossary" in entry else list(entry["chapters"])


def _read(path: Path, dialect: str) -> list[Element]:
    blocks: list[Element] = json.loads(pypandoc.convert_file(str(path), "json", format=dialect))["blocks"]
    return blocks
