"""Write one tag of raw HTML as pandoc is to read it, with the attributes that have a meaning in a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from octavo.source.trusting.vocabulary import (
    BARE,
    BLOCKS,
    GLOBAL,
    HELD_INSIDE,
    HOLDERS,
    OWN,
    UNREACHED,
    VOID,
    WRITTEN,
)

__all__ = ["Tag", "write_tag"]

Given = Iterable[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Tag:
    """Hold what opens and what closes an element, and the names of the attributes that were left out."""

    opens: str
    closes: str
    left_out: tuple[str, ...]


def write_tag(tag: str, given: Given) -> Tag:
    """Write a tag of the vocabulary; no attribute that is not on its lists comes through."""
    kept, left_out = _sifted(tag, given)
    written = [name.partition(".") for name in WRITTEN[tag]]
    first, _, looks = written[0]
    if looks:
        kept["class"] = f"{looks} {kept.get('class', '')}".strip()
    own = {name: value for name, value in kept.items() if name not in GLOBAL}
    shared = {name: value for name, value in kept.items() if name in GLOBAL}
    parts = [(name, dict[str, str]()) for name, _, _ in written]
    parts[0] = (first, own)
    if first in HOLDERS:
        parts[0] = (first, own | shared)
    elif shared and first in HELD_INSIDE:
        parts.insert(1, (HELD_INSIDE[first], shared))
    elif shared:
        parts.insert(0, ("div" if tag in BLOCKS else "span", shared))
    opens = "".join(f"<{name}{_spelled(pairs)}>" for name, pairs in parts)
    closes = "" if tag in VOID else "".join(f"</{name}>" for name, _ in reversed(parts))
    return Tag(opens, closes, tuple(left_out))


def _sifted(tag: str, given: Given) -> tuple[dict[str, str], list[str]]:
    kept: dict[str, str] = {}
    left_out: list[str] = []
    for name, value in given:
        told = "lang" if name == "xml:lang" else name
        looks = {**GLOBAL, **OWN.get(tag, {})}.get(told)
        fits = looks is not None and looks.fullmatch(value or "") is not None
        lost = (told == "id" and tag in UNREACHED) or (told in GLOBAL and tag in BARE)
        if not fits or lost:
            left_out.append(name)
        elif value or told in {"alt", "href", "src"}:
            kept.setdefault("id" if told == "name" else told, value or "")
    return kept, left_out


def _spelled(pairs: Mapping[str, str]) -> str:
    return "".join(_pairs(pairs))


def _pairs(pairs: Mapping[str, str]) -> Iterator[str]:
    for name, value in pairs.items():
        yield f' {name}="{escape(value)}"'
