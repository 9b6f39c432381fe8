"""Keep every footnote on the page of its marker, where WeasyPrint would move it for a line's sake.

When the second line of a paragraph does not fit on a page, WeasyPrint 70 makes room for it by moving
the last notes of that page to the next, whatever their `footnote-policy` (`layout/block.py`,
`_linebox_layout`); where that is not room enough, the paragraph goes over and the notes stay moved.
The paragraph is then asked to keep more lines together, and goes over whole, without the notes.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from octavo.bind.pdf.place import Place

__all__ = ["MARK", "hold_notes"]

#: How an id begins that a paragraph has only so that its page can be asked for.
MARK = "@"

#: Elements whose lines can be parted.
PARAGRAPHS = {"dd", "dt", "figcaption", "li", "p", "pre"}

#: The classes of `page.css.jinja` that hold more and more lines together.
HOLDS = ("hold-3", "hold-4", "hold-5", "hold-6")


def hold_notes(root: ET.Element, anchors: Mapping[str, Place]) -> bool:
    """Find the paragraphs that drove a note off its page, and hold them tighter; say if there was one.

    `anchors` says where the ids of the tree came to stand; paragraphs without an id have none yet
    on the first call, and get one. Once a paragraph is held as tight as can be, it is left alone.
    """
    notes = [note for note in root.iter("aside") if "foot" in note.get("class", "").split()]
    pages = {anchors[marker].page for note in notes if (marker := _strayed(note, anchors))}
    if not pages:
        return False
    inside = {part for note in notes for part in note.iter()}
    changed = False
    paragraphs = [part for part in root.iter() if part.tag in PARAGRAPHS and part not in inside]
    for number, paragraph in enumerate(paragraphs):
        if "id" not in paragraph.attrib:
            paragraph.set("id", f"{MARK}{number}")
            changed = True
    if changed:
        return True
    for page in pages:
        last = [part for part in paragraphs if _page(part, anchors) == page][-1:]
        next_first = [part for part in paragraphs if _page(part, anchors) == page + 1][:1]
        for part in (*last, *next_first):
            changed |= _hold(part)
    return changed


def _strayed(note: ET.Element, anchors: Mapping[str, Place]) -> str | None:
    name = note.get("id", "")
    marker = f"ref-{name}"
    astray = name in anchors and marker in anchors and anchors[name].page != anchors[marker].page
    return marker if astray else None


def _page(part: ET.Element, anchors: Mapping[str, Place]) -> int | None:
    place = anchors.get(part.get("id", ""))
    return None if place is None else place.page


def _hold(part: ET.Element) -> bool:
    classes = part.get("class", "").split()
    held = next((number for number, name in enumerate(HOLDS) if name in classes), -1)
    if held + 1 == len(HOLDS):
        return False
    others = [name for name in classes if name not in HOLDS]
    part.set("class", " ".join([*others, HOLDS[held + 1]]))
    return True
