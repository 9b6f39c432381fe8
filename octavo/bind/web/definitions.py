"""Give the definitions of a book as words, which the web book tells at the terms that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from octavo.bind.web.passages import words_of
from octavo.book import Leaf
from octavo.xhtml import Tree, local, parse

__all__ = ["definitions", "told_in"]

#: After how many letters a definition is cut off: who wants to read more follows the way to its entry.
MOST = 360


def definitions(leaves: Iterable[Leaf]) -> dict[str, str]:
    """Give the words of each entry's first definition by its id."""
    lists = (parse(leaf.xhtml) for leaf in leaves if "<dfn " in leaf.xhtml)
    return {name: words for tree in lists for name, words in _entries(tree)}


def _entries(tree: Tree) -> Iterator[tuple[str, str]]:
    for term in tree.iter("{*}dt"):
        name = next((part.get("id", "") for part in term if local(part) == "dfn"), "")
        follows = term.getnext()
        if name and follows is not None:
            yield name, _short(words_of(follows))


def _short(words: str) -> str:
    return words if len(words) <= MOST else words[:MOST].rsplit(" ", 1)[0].rstrip(".,;:") + " …"


def told_in(tree: Tree, known: Mapping[str, str]) -> dict[str, str]:
    """Give of all definitions those to which a leaf's terms lead, by their ids."""
    links = (link for link in tree.iter("{*}a") if link.get("role") == "doc-glossref")
    names = dict.fromkeys(link.get("href", "").rpartition("#")[2] for link in links)
    return {name: known[name] for name in names if name in known}
