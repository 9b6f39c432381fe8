"""Make the leaves of a chapter: its sections, each with its notes."""

from __future__ import annotations

from dataclasses import dataclass

from octavo.book import Book, Chapter, Leaf, Matter
from octavo.cache import Cache
from octavo.markup.captions import name_captioned
from octavo.markup.definitions import name_definitions
from octavo.markup.directions import direct_code
from octavo.markup.divide import divide, headings
from octavo.markup.kinds import is_kind, kind_of, semantics
from octavo.markup.manners import name_manners
from octavo.markup.notes import place_notes
from octavo.markup.pandoc_html import Writer, section_trees
from octavo.markup.pictures import name_pictures
from octavo.markup.references import name_references
from octavo.markup.tree import section
from octavo.markup.verse import set_verse
from octavo.specification import Contents
from octavo.words import words_in
from octavo.xhtml import EPUB, Tree, local, write

__all__ = ["chapter_leaves"]


#: Kinds of leaves that need no heading, and are named in the book's language.
UNTITLED = {"dedication", "epigraph", "frontispiece"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Hold what the leaves of one chapter share: where it stands, and what the book asks for."""

    path: str
    matter: Matter
    part: str | None
    lang: str
    notes: str
    contents: Contents


@dataclass(frozen=True, slots=True)
class Copy:
    """Hold all that a leaf is made from: its HTML as pandoc wrote it, and what is known from elsewhere.

    `level` is that of the heading which begins it, or 0; `below` that of the next leaf's.
    """

    key: str
    html: str
    level: int
    below: int
    setting: Setting


def chapter_leaves(chapter: Chapter, book: Book, cache: Cache, jobs: int = 1) -> tuple[Leaf, ...]:
    """Give a chapter's leaves: one, or one for each heading down to `divide`; `jobs` may be written at once.

    Raises ManuscriptError where pandoc meets a limit.
    """
    settings = book.settings
    sections = divide(chapter, settings.divide)
    written = Writer(chapter.path, settings.limits, cache, jobs).write(sections)
    there = [(part, html) for part, html in zip(sections, written, strict=True) if "<" in html]
    leaves: list[Leaf] = []
    for number, (part, html) in enumerate(there):
        name = part.id.removeprefix(chapter.key + "--")
        key = f"{chapter.key}-{name}" if number else chapter.key
        below = there[number + 1][0].level if number + 1 < len(there) else 0
        leaves.append(_recalled(Copy(key, html, part.level, below, _setting(chapter, book)), cache))
    return tuple(leaves)


def _setting(chapter: Chapter, book: Book) -> Setting:
    told = book.settings
    part = None if chapter.part is None else book.parts[chapter.part].title
    return Setting(chapter.path, chapter.matter, part, told.lang, told.notes.place, told.contents)


def _recalled(copy: Copy, cache: Cache) -> Leaf:
    return cache.memory.recall(("leaf", copy.key), copy, lambda: _leaf(copy)) if cache.memory else _leaf(copy)


def _leaf(copy: Copy) -> Leaf:
    setting, lang = copy.setting, copy.setting.lang
    body, notes = section_trees(copy.html)
    blocks = list(body)
    opens_part = copy.level > 0 and len(blocks) == 1 and copy.below > copy.level
    classes, blocks = _unwrapped(blocks, copy.level)
    kind = "part" if opens_part else kind_of(setting.path, setting.matter, classes)
    tree = section("section", {"id": copy.key, "class": f"leaf {kind}", "lang": lang, "xml:lang": lang})
    for attribute, value in semantics(kind).items():
        tree.set(*_spelled(attribute, value))
    tree.extend(blocks)
    place_notes(tree, notes, words_in(lang)["notes"], setting.notes)
    name_captioned(tree, copy.key, setting.contents)
    name_references(tree, kind)
    name_definitions(tree, kind)
    set_verse(tree)
    name_pictures(tree)
    name_manners(tree, kind)
    direct_code(tree, lang)
    title = _entitle(tree, kind, copy)
    depth = max(copy.level - 1, 0) + (setting.part is not None)
    found = tuple(headings(tree))
    return Leaf(
        copy.key, kind, title, setting.matter, write(tree), lang, depth, setting.part, setting.path, found
    )


def _unwrapped(blocks: list[Tree], level: int) -> tuple[list[str], list[Tree]]:
    """Give the classes of the heading that begins a leaf, or of the one division that is all of it.

    Such a division is only there to bear the class: what it holds takes its place.
    """
    first = blocks[0]
    classes = first.get("class", "").split()
    if level:
        return classes, blocks
    if local(first) != "div" or len(blocks) > 1:
        return [], blocks
    only = set(first.attrib) == {"class"} and not (first.text or "").strip() and any(map(is_kind, classes))
    return classes, list(first) if only else blocks


def _entitle(tree: Tree, kind: str, copy: Copy) -> str:
    if copy.level:
        opening = next(headings(tree))
        tree.set("aria-labelledby", opening.id)
        first = tree[0]
        first.set("class", f"{first.get('class', '')} opening".strip())
        return opening.text
    if kind in UNTITLED:
        name = words_in(copy.setting.lang)[kind]
        tree.set("aria-label", name)
        return name
    return ""


def _spelled(attribute: str, value: str) -> tuple[str, str]:
    prefix, _, name = attribute.partition(":")
    return (f"{{{EPUB}}}{name}", value) if prefix == "epub" else (attribute, value)
