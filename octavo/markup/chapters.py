"""Make the leaves of a chapter: its divisions, each a section with its notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from octavo.book import Book, Chapter, Leaf
from octavo.cache import Cache
from octavo.markup.captions import name_captioned
from octavo.markup.divide import Division, divide, headings
from octavo.markup.kinds import kind_of, semantics
from octavo.markup.notes import place_notes
from octavo.markup.pandoc_html import chapter_trees
from octavo.markup.tree import section
from octavo.words import words_in
from octavo.xhtml import EPUB, Tree, write

__all__ = ["chapter_leaves"]


#: Kinds of leaves that need no heading, and are named in the book's language.
UNTITLED = {"dedication", "epigraph", "frontispiece"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Hold what the leaves of one chapter share."""

    book: Book
    chapter: Chapter
    words: Mapping[str, str]
    notes: Mapping[str, Tree]


def chapter_leaves(chapter: Chapter, book: Book, cache: Cache) -> tuple[Leaf, ...]:
    """Give a chapter's leaves: one, or one for each heading down to `divide`.

    Raises ManuscriptError where pandoc meets a limit.
    """
    body, notes = chapter_trees(chapter, book.settings.limits, cache)
    setting = Setting(book, chapter, words_in(book.settings.lang), notes)
    divisions = divide(body, book.settings.divide)
    keys = _keys(chapter, divisions)
    leaves: list[Leaf] = []
    for number, division in enumerate(divisions):
        below = divisions[number + 1].level if number + 1 < len(divisions) else 0
        opens_part = division.holds_only_heading() and below > division.level
        leaves.append(_leaf(division, keys[number], setting, opens_part=opens_part))
    return tuple(leaves)


def _keys(chapter: Chapter, divisions: list[Division]) -> list[str]:
    own = [division.blocks[0].get("id", "").removeprefix(chapter.key + "--") for division in divisions]
    return [chapter.key, *(f"{chapter.key}-{name}" for name in own[1:])]


def _leaf(division: Division, key: str, setting: Setting, *, opens_part: bool) -> Leaf:
    chapter, lang = setting.chapter, setting.book.settings.lang
    kind = "part" if opens_part else kind_of(chapter.path, chapter.matter, division.unwrap())
    tree = section("section", {"id": key, "class": f"leaf {kind}", "lang": lang, "xml:lang": lang})
    for attribute, value in semantics(kind).items():
        tree.set(*_spelled(attribute, value))
    for block in division.blocks:
        tree.append(block)
    place_notes(tree, setting.notes, setting.words["notes"], setting.book.settings.notes.place)
    name_captioned(tree, key, setting.book.settings.contents)
    found = tuple(headings(tree))
    title = _entitle(tree, division, kind, setting)
    part = None if chapter.part is None else setting.book.parts[chapter.part].title
    depth = max(division.level - 1, 0) + (part is not None)
    return Leaf(key, kind, title, chapter.matter, write(tree), lang, depth, part, chapter.path, found)


def _entitle(tree: Tree, division: Division, kind: str, setting: Setting) -> str:
    if division.level:
        opening = next(headings(tree))
        tree.set("aria-labelledby", opening.id)
        first = division.blocks[0]
        first.set("class", f"{first.get('class', '')} opening".strip())
        return opening.text
    if kind in UNTITLED:
        tree.set("aria-label", setting.words[kind])
        return setting.words[kind]
    return ""


def _spelled(attribute: str, value: str) -> tuple[str, str]:
    prefix, _, name = attribute.partition(":")
    return (f"{{{EPUB}}}{name}", value) if prefix == "epub" else (attribute, value)
