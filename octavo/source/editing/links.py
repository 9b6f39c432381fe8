"""Turn links into text whose target stands in another edition only; one that leads nowhere at all stays."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from octavo.book import Book, Chapter
from octavo.code_mask import mask_code
from octavo.findings import Finding, finding
from octavo.link_places import link_place
from octavo.places import Places
from octavo.source.editing.attributes import ids
from octavo.syntax import Element, holding, rewrite_holding
from octavo.words import words_in

__all__ = ["Gone", "free_links"]


@dataclass(frozen=True, slots=True)
class Gone:
    """Hold the ids that only other editions have, by their file, and the files that only they have."""

    ids: Mapping[str, Collection[str]]
    files: Collection[str]


def free_links(book: Book, gone: Gone) -> tuple[Book, tuple[Finding, ...]]:
    """Give a book in which every link to what has gone is the words of the link, and find each."""
    if not gone.files and not any(gone.ids.values()):
        return book, ()
    here = {chapter.path: frozenset(ids(chapter.blocks)) for chapter in book.chapters}
    found: list[Finding] = []
    chapters = tuple(
        _freed(chapter, _Targets(here, gone, book.settings.lang), found) for chapter in book.chapters
    )
    return replace(book, chapters=chapters), tuple(found)


@dataclass(frozen=True, slots=True)
class _Targets:
    here: Mapping[str, Collection[str]]
    gone: Gone
    lang: str

    def lost(self, target: str, path: str) -> bool:
        """Say whether the target of a link in the file at `path` stands in other editions only."""
        address = urlsplit(target)
        if address.scheme or target.startswith("//"):
            return False
        file, name = unquote(address.path), unquote(address.fragment)
        if file:
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
            places = (beside, posixpath.normpath(file))
            place = next((each for each in places if each in self.here or each in self.gone.files), None)
            if place is None or place not in self.here:
                return place is not None
            return name not in self.here[place] and name in self.gone.ids.get(place, ())
        if name in self.here[path] or any(name in known for known in self.here.values()):
            return False
        return any(name in known for known in self.gone.ids.values())


def _freed(chapter: Chapter, targets: _Targets, found: list[Finding]) -> Chapter:
    if not holding(chapter.blocks, {"Link"}):
        return chapter
    places = Places(mask_code(chapter.source))
    complete = {"t": "Str", "c": words_in(targets.lang)["ref-gone"]}

    def free(element: Element) -> Element | list[Element]:
        if element["t"] != "Link":
            return element
        _, words, (target, _) = element["c"]
        line, column = link_place(target, places)
        if not targets.lost(target, chapter.path):
            return element
        if not words:
            found.append(_wordless(target, chapter.path, line, column))
            return complete
        message = f"{target} does not stand in every edition; where it does not, this link is only its words"
        hint = "give the link the same condition, or leave it"
        found.append(finding("edition-link", message, path=chapter.path, line=line, column=column, hint=hint))
        return list(words)

    return replace(chapter, blocks=rewrite_holding(chapter.blocks, {"Link"}, free))


def _wordless(target: str, path: str, line: int | None, column: int | None) -> Finding:
    message = f"{target} does not stand in this edition: the reference names the complete one"
    hint = "where that makes no sense, give it and its sentence the same condition"
    return finding("edition-reference", message, path=path, line=line, column=column, hint=hint)
