"""Find what a reference means: by its key, or by the target of a link without words."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from octavo.source.referring.counting import Thing
from octavo.source.referring.keys import Key, Kind
from octavo.source.referring.labelling import Things

__all__ = ["Fault", "Meant", "by_key", "by_target"]

#: Kinds whose keys may name an id without their kind before it: `@sec:kronstadt` means `{#kronstadt}` too.
SHORT = {Kind.SECTION, Kind.PART, Kind.NOTE, Kind.PAGE}
LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Meant:
    """Hold what a reference means, and the target of a link that leads there."""

    thing: Thing
    target: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Say why a reference means nothing: a code, words, and a remedy."""

    code: str
    message: str
    hint: str


def by_key(key: Key, path: str, things: Things) -> Meant | Fault:
    """Find what the key of a reference in the chapter at `path` means."""
    names = [key.id, key.name] if key.kind in SHORT else [key.id]
    for name in names:
        found = _named(name, path, things)
        if isinstance(found, Fault):
            return found
        if found is not None:
            return _suits(key, found)
    near = _nearest(key, things)
    hint = f"did you mean @{near}?" if near else f"give what it shall lead to the id: {{#{key.id}}}"
    return Fault("reference-dangling", f"nothing in the book has the key {key.id}", hint)


def by_target(target: str, path: str, things: Things) -> Meant | None:
    """Find what a link of the chapter at `path` leads to; None outside the book, or where it is dead."""
    parts = urlsplit(target)
    if parts.scheme or target.startswith("//"):
        return None
    file, name = unquote(parts.path), unquote(parts.fragment)
    if not file:
        found = _named(name, path, things) if name else None
        return found if isinstance(found, Meant) else None
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
    chapter = next((place for place in (beside, posixpath.normpath(file)) if place in things), None)
    thing = things[chapter].get(name) if chapter is not None else None
    return None if thing is None else Meant(thing, target)


def _named(name: str, path: str, things: Things) -> Meant | Fault | None:
    own = things[path].get(name)
    if own is not None:
        return Meant(own, f"#{name}")
    others = [other for other, named in things.items() if name in named]
    if len(others) > 1:
        hint = f"give one of them another key; it stands in {others[0]} and in {others[1]}"
        return Fault("reference-ambiguous", f"{len(others)} chapters have the key {name}", hint)
    return Meant(things[others[0]][name], f"#{name}") if others else None


def _suits(key: Key, meant: Meant) -> Meant | Fault:
    """Say whether what has the id can bear the number that the key asks for."""
    if key.kind in {Kind.SECTION, Kind.PAGE, Kind.PART} or meant.thing.kind is key.kind:
        return meant
    if key.kind is Kind.NOTE:
        hint = f"write the id in the note: [^1]: []{{#{key.id}}}Words of the note."
        return Fault("reference-unnumbered", f"the key {key.id} stands in no note", hint)
    message = f"the key {key.id} stands on nothing that is numbered as a {key.kind}"
    return Fault("reference-unnumbered", message, HINTS[key.kind])


#: How what has a number is written, by its kind.
HINTS: Mapping[Kind, str] = {
    Kind.FIGURE: "write ![Caption](image.png){#fig:key} in a paragraph of its own",
    Kind.TABLE: "write `: Caption {#tbl:key}` behind the table",
    Kind.EQUATION: "write $$a = b$$ {#eq:key}",
    Kind.LISTING: 'write ```{#lst:key caption="Caption"}',
}


def _nearest(key: Key, things: Things) -> str | None:
    known = {name.casefold(): name for named in things.values() for name in named if name}
    near = difflib.get_close_matches(key.id.casefold(), known, 1, LIKE)
    return known[near[0]] if near else None
