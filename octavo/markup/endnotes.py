"""Gather the notes of all chapters in a leaf of their own, behind the text, grouped as they are numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from octavo.book import NOTEREF, Leaf, Matter
from octavo.markup.divide import headings
from octavo.markup.kinds import semantics
from octavo.markup.tree import add, section
from octavo.settings import Settings
from octavo.words import words_in
from octavo.xhtml import EPUB, XHTML, Tree, local, parse, write

__all__ = ["gather_endnotes"]

#: What stands behind the notes in the back matter (Chicago Manual of Style, 1.4).
BEHIND = {"bibliography", "colophon", "errata", "glossary", "index"}


def gather_endnotes(leaves: Sequence[Leaf], settings: Settings) -> tuple[Leaf, ...]:
    """Give the leaves with their notes in a leaf `endnotes`, which stands before glossary and bibliography.

    Notes in tables stay in their leaf, since print sets them under the table; so do those of leaves
    that stand behind the notes. Without a note there is no such leaf.
    """
    at = _place(leaves)
    tree = _begin(settings)
    before: list[Leaf] = []
    part: str | None = None
    for leaf in leaves[:at]:
        stripped, notes = _take(leaf)
        before.append(stripped)
        if notes:
            if leaf.part != part and leaf.part:
                add(tree, "h2", leaf.part, class_="of-part")
            part = leaf.part
            _group(tree, leaf, notes, settings.title.main)
    if len(tree) == 1:
        return tuple(leaves)
    title = tuple(headings(tree))[:1]
    made = Leaf(
        "endnotes", "endnotes", title[0].text, Matter.BACK, write(tree), settings.lang, headings=title
    )
    return (*before, made, *leaves[at:])


def _place(leaves: Sequence[Leaf]) -> int:
    behind = (at for at, leaf in enumerate(leaves) if leaf.matter is Matter.BACK and leaf.kind in BEHIND)
    return next(behind, len(leaves))


def _begin(settings: Settings) -> Tree:
    lang = settings.lang
    given = {"id": "endnotes", "class": "leaf endnotes", "lang": lang, "xml:lang": lang}
    tree = section("section", {**given, **semantics("endnotes"), "aria-labelledby": "endnotes--title"})
    add(tree, "h1", words_in(lang)["notes"], id="endnotes--title", class_="opening")
    return tree


def _take(leaf: Leaf) -> tuple[Leaf, list[Tree]]:
    """Take the notes out of a leaf, but not those of its tables."""
    tree = parse(leaf.xhtml)
    home = next(
        (part for part in tree if local(part) == "section" and "notes" in part.get("class", "").split()), None
    )
    if home is None:
        return leaf, []
    of_tables = {
        link.get("href", "")[1:]
        for table in tree.iter(f"{{{XHTML}}}table")
        for link in table.iter(f"{{{XHTML}}}a")
        if NOTEREF in link.get("class", "").split()
    }
    taken = [note for note in home if note.get("id") not in of_tables]
    for note in taken:
        home.remove(note)
    if not len(home):
        tree.remove(home)
    return replace(leaf, xhtml=write(tree)), taken


def _group(tree: Tree, leaf: Leaf, notes: list[Tree], title: str) -> None:
    """Add the notes of a leaf under its title, which leads to it; in a part it is a level lower."""
    heading = add(tree, "h3" if leaf.part else "h2")
    add(heading, "a", leaf.title or title, href=f"#{leaf.key}")
    rows = add(tree, "ol", class_="note-group")
    for note in notes:
        row = add(rows, "li", id=note.get("id", ""), class_="note")
        row.set(f"{{{EPUB}}}type", "endnote")
        row.extend(_blocks(note))


def _blocks(note: Tree) -> Iterator[Tree]:
    for block in list(note):
        block.tail = None
        yield block
