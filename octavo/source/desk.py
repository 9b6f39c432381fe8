"""Read the files of a book at one desk, chapters and what they include, each with the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from octavo.cache import Cache
from octavo.findings import Finding
from octavo.settings import Settings
from octavo.source.chapter import ReadChapter, read_chapter
from octavo.source.pictures import Pictures
from octavo.source.tabling.tabulate import Chapter, tabulate
from octavo.syntax import Element

__all__ = ["Desk"]

Blocks = tuple[Element, ...]
Found = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """Hold what the files of a book in the folder `root` are read with, and whether they are trusted.

    `jobs` is in how many parts at once each may be read.
    """

    settings: Settings
    root: Path
    cache: Cache
    pictures: Pictures
    trusted: bool = False
    jobs: int = 1

    def read(self, content: bytes, path: str) -> ReadChapter:
        """Read the bytes of the file at a path, and no file twice that has not changed."""

        def read() -> ReadChapter:
            dialect, limits = self.settings.markdown, self.settings.limits
            return read_chapter(
                content, path, dialect, limits, self.cache, trusted=self.trusted, jobs=self.jobs
            )

        given = (content, self.settings.markdown, self.settings.limits, self.trusted)
        memory = self.cache.memory
        return memory.recall(("chapter", path), given, read) if memory else read()

    def gather(self, reading: ReadChapter, path: str) -> tuple[Blocks, Found]:
        """Give the blocks of what was read with the tables and the pictures that other files hold."""
        chapter = Chapter(path, reading.source, self.settings, self.root, self.cache, trusted=self.trusted)
        tabled, tables = tabulate(reading.blocks, chapter)
        blocks, pictures = self.pictures.gather(tabled, reading.source, path)
        return blocks, tables + pictures

    def include(self, content: bytes, path: str) -> tuple[str, Blocks, Found]:
        """Read and gather a file that a chapter includes: its source, its blocks, and what was found."""
        reading = self.read(content, path)
        blocks, found = self.gather(reading, path)
        return reading.source, blocks, reading.findings + found
