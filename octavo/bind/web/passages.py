"""Give each passage of a leaf an id by which it can be cited: its first letters decide it, not its place.

So a link to a passage holds when others are put in before it, when a chapter moves, and when its end is
mended; and it is the same in the web book of many pages and in that of one.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator

from octavo.slug import free
from octavo.xhtml import Tree, local

__all__ = ["name_passages", "passages", "words_of"]

#: Elements that are a passage by themselves; in a list item or a cell with paragraphs, these are.
PASSAGES = {"p", "li", "dd", "dt", "pre", "blockquote", "figure", "table"}
#: Those that are none where they hold another, as a quotation of several paragraphs does.
ROOMS = {"li", "dd", "blockquote"}
#: What a room of passages begins with.
BLOCKS = (PASSAGES | {"dl", "ol", "ul", "div", "section"}) - {"li", "dd", "dt"}
#: So many letters tell one passage from another; what follows may be mended.
TELLING = 48
#: So many signs of a passage have mostly as many letters.
BEGINNING = 4 * TELLING
#: Classes and elements that are no words of the text.
SILENT = {"annotation", "noteref", "page-break", "backlink"}
#: Elements before and after which a word ends.
PARTING = PASSAGES | {"br", "caption", "div", "figcaption", "td", "th"}


def passages(tree: Tree) -> Iterator[Tree]:
    """Give the passages of a leaf in order, those of its notes too, none within another."""
    for child in tree:
        kind = local(child)
        if kind in PASSAGES and not (kind in ROOMS and _holds(child)):
            yield child
        elif kind:
            yield from passages(child)


def name_passages(tree: Tree, taken: set[str]) -> None:
    """Give an id to each passage that has none, changing the tree; `taken` are the page's ids, and grows."""
    taken.update(str(each) for each in tree.xpath("//@id"))
    for passage in passages(tree):
        if passage.get("id") is None and (words := words_of(passage)):
            name = free(f"p-{_digest(words)}", taken)
            passage.set("id", name)
            taken.add(name)


def words_of(element: Tree) -> str:
    """Give the words of a passage on one line, formulas as TeX, without the numbers of its notes."""
    return " ".join("".join(_words(element)).split())


def _words(element: Tree) -> Iterator[str]:
    kind = local(element)
    around = " " if kind in PARTING else ""
    yield around
    if kind == "math":
        yield element.get("alttext", "")
    elif kind and SILENT.isdisjoint({kind, *element.get("class", "").split()}):
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""
    yield around


def _holds(room: Tree) -> bool:
    """Say whether a room is made of passages, and not of words of its own."""
    parts = (child for child in room if child.get("class") != "page-break")
    return not (room.text or "").strip() and local(next(parts, room)) in BLOCKS


def _digest(words: str) -> str:
    # Of a long passage the beginning is enough, unless that is mostly signs.
    telling = _telling(words[:BEGINNING])
    if len(telling) < TELLING:
        telling = _telling(words)
    return hashlib.blake2b(telling.encode(), digest_size=4).hexdigest()


def _telling(words: str) -> str:
    folded = unicodedata.normalize("NFKD", words).casefold()
    return "".join(sign for sign in folded if sign.isalnum())[:TELLING]
