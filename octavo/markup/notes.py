"""Put a leaf's notes at its end, each with its way back, in the order of their markers."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from octavo.book import NOTEREF
from octavo.markup.tree import add
from octavo.xhtml import EPUB, Tree, local

__all__ = ["place_notes"]


def place_notes(leaf: Tree, notes: Mapping[str, Tree], word: str, place: str) -> None:
    """Add `section.notes` to a leaf that has markers, and say in EPUB's words what each part is.

    `word` names the notes in the book's language. Where their `place` is not the `page`, the class
    `chapter-end` tells print to leave them where they are.
    """
    markers = [link for link in leaf.iter() if local(link) == "a" and _is_marker(link)]
    if not markers:
        return
    classes = "notes" if place == "page" else "notes chapter-end"
    home = add(leaf, "section", class_=classes, aria_label=word)
    home.set(f"{{{EPUB}}}type", "footnotes")
    for marker in markers:
        marker.set(f"{{{EPUB}}}type", "noteref")
        note = add(home, "aside", id=marker.get("href", "")[1:], class_="note", role="doc-footnote")
        note.set(f"{{{EPUB}}}type", "footnote")
        for block in notes[note.get("id", "")]:
            note.append(deepcopy(block))
        _way_back(note, marker)


def _is_marker(link: Tree) -> bool:
    return NOTEREF in link.get("class", "").split()


def _way_back(note: Tree, marker: Tree) -> None:
    first = note[0] if len(note) else None
    if first is None or local(first) != "p":
        label = add(note, "p", class_="note-label")
        note.insert(0, label)
        first = label
    link = add(first, "a", marker.text or "", class_="backlink", role="doc-backlink")
    link.set("href", "#" + marker.get("id", ""))
    link.tail = " " + (first.text or "").lstrip() if first.text or len(first) > 1 else None
    first.text = None
    first.insert(0, link)
