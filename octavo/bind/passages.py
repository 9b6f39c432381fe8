"""Tell the text of a leaf by the digests of its passages: so two impressions can be compared without it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from functools import partial

from octavo.bind.sorts import Run, letters_of, runs
from octavo.book import NOTEREF, Leaf
from octavo.cache import Cache, digest
from octavo.memory import Memory
from octavo.ourselves import ourselves
from octavo.pagination import HeadingPlace, NotePlace, Passage, Wording
from octavo.xhtml import Tree, local, parse

__all__ = ["wording"]

#: What ends a passage, in any script that has such a sign; so has every block.
STOPS = ".?!…;:。؟।\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}"
#: What goes up to such a sign, or has none.
PARTS = re.compile(f"[^{STOPS}]*[{STOPS}]|[^{STOPS}]+")
#: Elements within a line: what is in them goes on with the text around them.
WITHIN = {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q"}
WITHIN |= {"s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
#: The classes of a note's marker, and of the way back to it, which say its number.
NUMBERS = {NOTEREF, "backlink"}
#: What stands for such a number, so that a marker can be missed.
MARKED = b"\x1f"
#: How many hexadecimal digits of a SHA-256 tell a passage from all others of its leaf.
DIGITS = 12


def wording(leaves: Iterable[Leaf], cache: Cache) -> Wording:
    """Give the passages, headings and notes of finished leaves; of each leaf, once.

    A passage is a sentence, or what a block has less than that. What a compositor adds to the running
    text (folios, locators) is in none, so that a text does not change because its pages do.
    """
    memory = cache.memory or Memory()
    passages: dict[str, tuple[Passage, ...]] = {}
    headings: list[HeadingPlace] = []
    notes: list[NotePlace] = []
    for leaf in leaves:
        told = memory.recall(("wording", leaf.key), leaf.xhtml, partial(_told_of, leaf.xhtml, cache))
        passages[leaf.key] = told[0]
        headings += [HeadingPlace(each.id, each.text, each.level) for each in leaf.headings]
        notes += told[1]
    return Wording(passages, tuple(headings), tuple(notes))


def _told_of(xhtml: str, cache: Cache) -> tuple[tuple[Passage, ...], tuple[NotePlace, ...]]:
    """Give the passages and notes of a leaf, which may be kept."""
    told = json.loads(cache.obtain("wording", digest(ourselves(), xhtml), partial(_kept, xhtml)))
    notes = tuple(NotePlace(*each) for each in told["notes"])
    return tuple(Passage(*each) for each in told["passages"]), notes


def _kept(xhtml: str) -> bytes:
    """Give the passages and notes of a leaf as JSON."""
    tree = parse(xhtml)
    passages, notes = map(astuple, _passages(tree)), map(astuple, _notes(tree))
    return json.dumps({"passages": list(passages), "notes": list(notes)}).encode()


def _passages(tree: Tree) -> Iterator[Passage]:
    count, text, home = 0, hashlib.sha256(), None
    for run in runs(tree):
        parts = [""] if run.words is None else PARTS.findall(letters_of(run.words))
        block = _block(run) if parts else home
        if count and block is not home:
            yield Passage(count, text.hexdigest()[:DIGITS])
            count, text = 0, hashlib.sha256()
        home = block
        for number, part in enumerate(parts):
            count += len(part) or 1
            text.update(_told(run, part, first=not number))
            if part and part[-1] in STOPS:
                yield Passage(count, text.hexdigest()[:DIGITS])
                count, text = 0, hashlib.sha256()
    if count:
        yield Passage(count, text.hexdigest()[:DIGITS])


def _told(run: Run, part: str, *, first: bool) -> bytes:
    """Give what a part of a run says; of a note's number, which another note can change, that it is there."""
    if not run.tail and NUMBERS & set((run.element.get("class") or "").split()):
        return MARKED if first else b""
    return (part or _piece(run.element)).encode()


def _block(run: Run) -> Tree:
    outer = run.tail or run.words is None
    element: Tree = run.element.getparent() if outer else run.element
    while local(element) in WITHIN and (above := element.getparent()) is not None:
        element = above
    return element


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
            words = letters_of("".join(_own_words(element)))
            yield NotePlace(name, numbers[name], hashlib.sha256(words.encode()).hexdigest()[:DIGITS])


def _own_words(element: Tree) -> Iterator[str]:
    """Give the letters of a note without its backlink, which says the number."""
    if element.get("class") != "backlink":
        yield from element.text or ""
        for child in element:
            if isinstance(child.tag, str):
                yield from _own_words(child)
            yield from child.tail or ""
