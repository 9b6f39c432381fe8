"""Tell the text of a leaf by the digests of its passages: so two impressions can be compared without it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from octavo.bind.sorts import Sort, is_letter, sorts
from octavo.book import NOTEREF, Leaf
from octavo.pagination import HeadingPlace, NotePlace, Passage, Wording
from octavo.xhtml import Tree, local, parse

__all__ = ["wording"]

#: What ends a passage, in any script that has such a sign; so has every block.
STOPS = frozenset(".?!…;:。؟।\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}")
#: Elements within a line: what is in them goes on with the text around them.
WITHIN = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"}
WITHIN |= {"s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
#: The classes of a note's marker, and of the way back to it, which say its number.
NUMBERS = {NOTEREF, "backlink"}
#: What stands for such a number, so that a marker can be missed.
MARKED = b"\x1f"
#: How many hexadecimal digits of a SHA-256 tell a passage from all others of its leaf.
DIGITS = 12


def wording(leaves: Iterable[Leaf]) -> Wording:
    """Give the passages, headings and notes of finished leaves.

    A passage is a sentence, or what a block has less than that. What a compositor adds to the running
    text (folios, locators) is in none, so that a text does not change because its pages do.
    """
    passages: dict[str, tuple[Passage, ...]] = {}
    headings: list[HeadingPlace] = []
    notes: list[NotePlace] = []
    for leaf in leaves:
        tree = parse(leaf.xhtml)
        passages[leaf.key] = tuple(_passages(tree))
        headings += [HeadingPlace(each.id, each.text, each.level) for each in leaf.headings]
        notes += _notes(tree)
    return Wording(passages, tuple(headings), tuple(notes))


def _passages(tree: Tree) -> Iterator[Passage]:
    count, text, home = 0, hashlib.sha256(), None
    for sort in sorts(tree):
        block = _block(sort)
        if count and block is not home:
            yield Passage(count, text.hexdigest()[:DIGITS])
            count, text = 0, hashlib.sha256()
        home = block
        count += 1
        if not _is_number(sort):
            text.update((sort.letter or _piece(sort.element)).encode())
        elif not sort.at:
            text.update(MARKED)
        if sort.letter in STOPS:
            yield Passage(count, text.hexdigest()[:DIGITS])
            count, text = 0, hashlib.sha256()
    if count:
        yield Passage(count, text.hexdigest()[:DIGITS])


def _block(sort: Sort) -> Tree:
    outer = sort.tail or sort.at is None
    element: Tree = sort.element.getparent() if outer else sort.element
    while local(element) in WITHIN and (above := element.getparent()) is not None:
        element = above
    return element


def _is_number(sort: Sort) -> bool:
    """Say whether a sort is a note's number, which another note can change."""
    return not sort.tail and bool(NUMBERS & set((sort.element.get("class") or "").split()))


def _piece(element: Tree) -> str:
    """Say which picture or formula stands there."""
    told = element.get("src") or element.get("alttext") or "".join(element.itertext())
    return f"\N{OBJECT REPLACEMENT CHARACTER}{local(element)} {told}\n"


def _notes(tree: Tree) -> Iterator[NotePlace]:
    """Give the notes of a leaf with their numbers, which their markers say."""
    numbers = {
        marker.get("href", "")[1:]: "".join(marker.itertext()).strip()
        for marker in tree.iter()
        if NOTEREF in (marker.get("class") or "").split()
    }
    for element in tree.iter():
        name = element.get("id", "") if isinstance(element.tag, str) else ""
        if name in numbers and "note" in (element.get("class") or "").split():
            words = "".join(filter(is_letter, _own_words(element)))
            yield NotePlace(name, numbers[name], hashlib.sha256(words.encode()).hexdigest()[:DIGITS])


def _own_words(element: Tree) -> Iterator[str]:
    """Give the letters of a note without its backlink, which says the number."""
    if element.get("class") != "backlink":
        yield from element.text or ""
        for child in element:
            if isinstance(child.tag, str):
                yield from _own_words(child)
            yield from child.tail or ""
