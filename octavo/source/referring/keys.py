"""Know the keys of cross-references, as pandoc-crossref and Quarto write them: `fig:soviets`, `fig-map`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Key", "Kind", "is_cross", "kind_of_id", "read_key"]


class Kind(StrEnum):
    """Say what a reference leads to."""

    FIGURE = "figure"
    TABLE = "table"
    EQUATION = "equation"
    LISTING = "listing"
    SECTION = "section"
    PART = "part"
    NOTE = "note"
    PAGE = "page"


#: What a key begins with, for each kind.
KINDS = {
    "fig": Kind.FIGURE,
    "tbl": Kind.TABLE,
    "tab": Kind.TABLE,
    "eq": Kind.EQUATION,
    "lst": Kind.LISTING,
    "sec": Kind.SECTION,
    "part": Kind.PART,
    "note": Kind.NOTE,
    "page": Kind.PAGE,
}
#: A hyphen parts where Quarto has the kind; `@note-taker` is a name.
PATTERN = re.compile(
    r"(?P<kind>(?:fig|tbl|tab|eq|lst|sec)(?=[:-])|(?:part|note|page)(?=:))[:-](?P<name>.+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Key:
    """Hold a key: its kind, the id that it names, the rest behind the kind, and whether it is capitalised."""

    kind: Kind
    id: str
    name: str
    capital: bool


def read_key(written: str) -> Key | None:
    """Read the key of a citation; None for one that is of a reference to a work."""
    match = PATTERN.fullmatch(written)
    if match is None:
        return None
    kind = match["kind"]
    return Key(KINDS[kind.lower()], kind[0].lower() + written[1:], match["name"], kind[0].isupper())


def is_cross(written: str) -> bool:
    """Say whether a key is one of a cross-reference."""
    return PATTERN.fullmatch(written) is not None


def kind_of_id(name: str) -> Kind | None:
    """Give the kind of what has an id, or None for an id that asks for no number."""
    key = read_key(name)
    return None if key is None or key.capital else key.kind
