"""Take the steps on a leaf's tree that EPUB and web share: know its anchors, point its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, relpath

from octavo.book import Leaf
from octavo.xhtml import XHTML, Tree, parse

__all__ = ["anchors", "point"]


def anchors(leaves: Iterable[Leaf], files: Mapping[str, str]) -> dict[str, str]:
    """Give for each id of the book the file that holds it; `files` says which file holds which leaf."""
    return {anchor: files[leaf.key] for leaf in leaves for anchor in _ids(parse(leaf.xhtml))}


def _ids(tree: Tree) -> Iterator[str]:
    return (str(found) for found in tree.xpath("//@id"))


def point(tree: Tree, here: str, homes: Mapping[str, str]) -> None:
    """Change the links and images of a tree in place, for the file `here`.

    A link `#id` to what another file holds becomes `FILE#id`; an image's place, counted from the
    root of the output, is counted from `here`. What is not known stays as it was.
    """
    start = dirname(here) or "."
    for link in tree.iter(f"{{{XHTML}}}a"):
        target = link.get("href", "")
        home = homes.get(target[1:]) if target.startswith("#") else None
        if home is not None and home != here:
            link.set("href", relpath(home, start) + target)
    for image in tree.iter(f"{{{XHTML}}}img"):
        source = image.get("src", "")
        if source.startswith("images/"):
            image.set("src", relpath(source, start))
