"""Load the manuscript: every chapter is read by pandoc alone; then the book is composed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from octavo.book import Book, Chapter, Matter, Part
from octavo.cache import Cache
from octavo.findings import Finding, finding
from octavo.settings import PartGroup, Settings
from octavo.source.callouts import read_callouts
from octavo.source.chapter import ReadChapter, read_chapter
from octavo.source.composing import compose
from octavo.source.images import Bounds
from octavo.source.keys import chapter_keys
from octavo.source.pictures import Pictures
from octavo.source.tabling.tabulate import Chapter as TabledChapter
from octavo.source.tabling.tabulate import tabulate

__all__ = ["files_of", "load"]


@dataclass(frozen=True, slots=True)
class Place:
    """Say where in the book a file stands."""

    path: str
    matter: Matter
    part: int | None = None


def load(
    settings: Settings, root: Path, cache: Cache, jobs: int, step: Callable[[str], None]
) -> tuple[Book, tuple[Finding, ...]]:
    """Read the files that `settings` lists, in that order, from the folder `root`, and compose them.

    Up to `jobs` chapters are read at once; `step` is told each chapter's path when it is read. Every
    chapter is read even when another has errors, so that one run shows them all.
    """
    places = tuple(_places(settings))
    keys = chapter_keys([place.path for place in places])

    def read(place: Place) -> ReadChapter:
        content = (root / place.path).read_bytes()
        chapter = _recalled(content, place.path, settings, cache)
        step(place.path)
        return chapter

    with ThreadPoolExecutor(jobs) as pool:
        readings = list(pool.map(read, places))
    pictures = Pictures(root, Bounds(settings.limits.image_megapixels, settings.limits.image_megabytes))
    chapters: list[Chapter] = []
    findings: list[Finding] = []
    for key, place, reading in zip(keys, places, readings, strict=True):
        of_chapter = TabledChapter(place.path, reading.source, settings, root, cache)
        tabled, tables = tabulate(reading.blocks, of_chapter)
        called, callouts = read_callouts(tabled, reading.source, place.path)
        blocks, found = pictures.gather(called, reading.source, place.path)
        findings += (*reading.findings, *tables, *callouts, *found, *_empty(reading, place.path))
        chapters.append(Chapter(key, place.path, reading.source, blocks, place.matter, place.part))
    findings += _cover(settings, pictures)
    parts = tuple(_parts(settings, set(keys)))
    book = Book(settings, root, tuple(chapters), parts, tuple(pictures.images.values()))
    composed, found = compose(book, cache)
    return composed, (*findings, *found)


def _recalled(content: bytes, path: str, settings: Settings, cache: Cache) -> ReadChapter:
    def read() -> ReadChapter:
        return read_chapter(content, path, settings.markdown, settings.limits, cache)

    given = (content, settings.markdown, settings.limits)
    return cache.memory.recall(("chapter", path), given, read) if cache.memory else read()


def files_of(settings: Settings) -> tuple[str, ...]:
    """Give the paths of a book's chapter files in reading order."""
    return tuple(place.path for place in _places(settings))


def _places(settings: Settings) -> Iterator[Place]:
    yield from (Place(path, Matter.FRONT) for path in settings.front)
    part = 0
    for entry in settings.chapters:
        if isinstance(entry, PartGroup):
            yield from (Place(path, Matter.MAIN, part) for path in entry.chapters)
            part += 1
        else:
            yield Place(entry, Matter.MAIN)
    yield from (Place(path, Matter.BACK) for path in settings.back if isinstance(path, str))


def _parts(settings: Settings, taken: set[str]) -> Iterator[Part]:
    groups = [entry for entry in settings.chapters if isinstance(entry, PartGroup)]
    for number, group in enumerate(groups, 1):
        key = f"part-{number}"
        while key in taken:
            key += "-"
        yield Part(key, group.part, group.id)


def _empty(reading: ReadChapter, path: str) -> tuple[Finding, ...]:
    if reading.blocks or reading.findings or reading.source.strip():
        return ()
    return (finding("chapter-empty", "this chapter is empty", path=path, hint="write it, or unlist it"),)


def _cover(settings: Settings, pictures: Pictures) -> tuple[Finding, ...]:
    if settings.cover is None:
        return ()
    cover = pictures.find(settings.cover, "book.yaml")
    return (cover,) if isinstance(cover, Finding) else ()
