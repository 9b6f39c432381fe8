"""Load the manuscript: every chapter is read by pandoc alone; then the book is edited and composed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from octavo.book import Book, Chapter, Matter, Part
from octavo.cache import Cache
from octavo.errors import ManuscriptError
from octavo.findings import Finding, Severity, finding
from octavo.link_places import link_place
from octavo.places import Places
from octavo.settings import PartGroup, Settings
from octavo.source.chapter import ReadChapter
from octavo.source.composing import compose
from octavo.source.desk import Desk
from octavo.source.editing.attributes import ids
from octavo.source.editing.edit import edit
from octavo.source.editing.edition import Edition
from octavo.source.extent import book_extent
from octavo.source.images import Bounds
from octavo.source.including.include import Includer
from octavo.source.keys import chapter_keys
from octavo.source.pictures import Pictures
from octavo.woven import unwoven

__all__ = ["files_of", "load"]


@dataclass(frozen=True, slots=True)
class Place:
    """Say where in the book a file stands."""

    path: str
    matter: Matter
    part: int | None = None


WHOLE = Edition()


def load(  # noqa: PLR0913, PLR0917 -- what is read, with what, and for whom
    settings: Settings,
    root: Path,
    cache: Cache,
    jobs: int,
    step: Callable[[str], None],
    edition: Edition = WHOLE,
    *,
    trusted: bool = False,
) -> tuple[Book, tuple[Finding, ...]]:
    """Read the files that `settings` lists, in that order, from the folder `root`; edit and compose them.

    The text is that of an edition in a medium; `Book.media` says which others have the same. Raw HTML is set
    as markup where the book is `trusted`. Up to `jobs` chapters are read at once; `step` is told each one's
    path when it is read. Each is read even when another has errors, so that one run shows them all.
    """
    places = _bounded(settings, root)
    keys = chapter_keys([place.path for place in places])
    pictures = Pictures(root, Bounds(settings.limits.image_megapixels, settings.limits.image_megabytes))
    desk = Desk(settings, root, cache, pictures, trusted, jobs // max(1, len(places)) or 1)

    readings = _read(places, desk, jobs, step)
    include = Includer(root, settings.limits.chapter_megabytes, desk.include)
    chapters, findings = list[Chapter](), list[Finding]()
    for key, place, reading in zip(keys, places, readings, strict=True):
        blocks, found = desk.gather(reading, place.path)
        findings += (*reading.findings, *found, *_empty(reading, place.path))
        chapters.append(Chapter(key, place.path, reading.source, blocks, place.matter, place.part))
    whole = tuple(map(include.include, chapters))
    findings += (*dict.fromkeys(include.found), *_cover(settings, pictures))
    parts, files = tuple(_parts(settings, set(keys))), (*chapters, *include.files.values())
    book = Book(settings, root, whole, parts, tuple(pictures.images.values()), files=files, trusted=trusted)
    edited, told = edit(book, edition, dict(_elsewhere(edition.elsewhere, desk)))
    composed, found = compose(edited, cache)
    return composed, (*findings, *unwoven((*told, *found), composed))


def _read(
    places: Iterable[Place], desk: Desk, jobs: int, step: Callable[[str], None]
) -> tuple[ReadChapter, ...]:
    def read(place: Place) -> ReadChapter:
        chapter = desk.read(_content(desk.root, place.path), place.path)
        step(place.path)
        return chapter

    with ThreadPoolExecutor(jobs) as pool:
        return tuple(pool.map(read, places))


def _bounded(settings: Settings, root: Path) -> tuple[Place, ...]:
    """List a book's files; raises ManuscriptError, before any is read, where they are beyond its limits."""
    places = tuple(_places(settings))
    paths = [place.path for place in places]
    crowded = book_extent(paths, [(root / path).stat().st_size for path in paths], settings.limits)
    if crowded:
        raise ManuscriptError(*crowded)
    return places


def _content(root: Path, path: str) -> bytes:
    try:
        return (root / path).read_bytes()
    except OSError as error:
        words = f"this file cannot be read: {error.strerror}"
        hint = "see that it is there, and who may read it"
        raise ManuscriptError(finding("chapter-missing", words, path=path, hint=hint)) from error


def _elsewhere(paths: Iterable[str], desk: Desk) -> Iterator[tuple[str, frozenset[str]]]:
    """Give the ids in the files that only other editions have; what is wrong there is told with those."""
    for path in sorted(paths):
        try:
            reading = desk.read((desk.root / path).read_bytes(), path)
        except OSError:
            continue
        yield path, frozenset(ids(reading.blocks))


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
    if reading.blocks or any(found.severity is Severity.ERROR for found in reading.findings):
        return ()
    return (finding("chapter-empty", "this chapter is empty", path=path, hint="write it, or unlist it"),)


def _cover(settings: Settings, pictures: Pictures) -> tuple[Finding, ...]:
    if settings.cover is None:
        return ()
    cover = pictures.find(settings.cover, "book.yaml")
    if not isinstance(cover, Finding):
        return ()
    written = pictures.root / "book.yaml"
    places = Places(written.read_text("utf-8-sig") if written.is_file() else "")
    line, column = link_place(settings.cover, places)
    return (replace(cover, line=line, column=column),)
