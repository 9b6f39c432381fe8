"""Say where a link of the manuscript leads: to the world, or to a place in the text."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from octavo.collate.facts import Span

__all__ = ["Anchors", "Target", "address", "resolve"]

#: The place of every id, by the chapter's path; the empty id is the chapter's beginning. Parts have no path.
Anchors = Mapping[str, MutableMapping[str, int]]


#: What a link may not ask a reader's machine to do; such a link is a finding before any output is made.
REFUSED = {"javascript", "vbscript", "data", "file", "blob"}


@dataclass(frozen=True, slots=True)
class Target:
    """Hold where a link leads: an address in the world, a place in the text, or neither."""

    address: str | None = None
    span: Span | None = None


def resolve(target: str, path: str, anchors: Anchors) -> Target:
    """Resolve a link in the chapter at `path`.

    `#id` looks in its own chapter, then in the others, where only one may have it; `file.md#id`
    counts from the chapter's own folder, then from the manuscript's.
    """
    parts = urlsplit(target)
    if parts.scheme or target.startswith("//"):
        refused = parts.scheme.lower() in REFUSED
        return Target() if refused else Target(address=address(target))
    file, name = unquote(parts.path), parts.fragment
    if "%" in name and not any(name in own for own in anchors.values()):
        name = unquote(name)
    if not file:
        return _spot(_by_name(name, path, anchors))
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
    chapter = _chapter((beside, posixpath.normpath(file)), anchors)
    return Target() if chapter is None else _spot(anchors[chapter].get(name))


def address(written: str) -> str:
    """Write an address of the world so that two ways to write the same are equal."""
    full = "https:" + written if written.startswith("//") else written
    return unquote(full).rstrip("/").replace(" ", "")


def _chapter(places: Sequence[str], anchors: Anchors) -> str | None:
    """Find a chapter by its path; one disk keeps accents apart from their letters, another does not."""
    there = next((place for place in places if place in anchors), None)
    if there is not None or all(map(str.isascii, places)):
        return there
    spelled = {normalize("NFC", place): place for place in anchors}
    composed = (normalize("NFC", place) for place in places)
    return next((spelled[place] for place in composed if place in spelled), None)


def _by_name(name: str, path: str, anchors: Anchors) -> int | None:
    if not name:
        return None
    own = anchors.get(path, {}).get(name)
    if own is not None:
        return own
    others = [chapter[name] for chapter in anchors.values() if name in chapter]
    return others[0] if len(others) == 1 else None


def _spot(place: int | None) -> Target:
    return Target() if place is None else Target(span=Span(place, place))
