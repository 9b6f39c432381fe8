"""Read what a block of the class `csv-table` asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from octavo.syntax import Element

__all__ = ["CLASS", "Asked", "asks", "read_asked"]

#: The class of a block whose values are to be a table. A block `csv` is a listing, and stays one.
CLASS = "csv-table"
ALIGNMENTS = {"l": "AlignLeft", "c": "AlignCenter", "r": "AlignRight", "-": "AlignDefault"}
DELIMITERS = {"tab": "\t", "comma": ",", "semicolon": ";"} | {sign: sign for sign in ",;\t|"}
CELLS = ("text", "markdown")
NAMES = ("align", "caption", "cells", "columns", "delimiter", "file", "header", "widths")


@dataclass(frozen=True, slots=True)
class Asked:
    """Hold the wishes for a table, as they were written; `delimiter` is empty where the values show it.

    `columns` names or numbers (from 1) those that are set, in their order; all where it is empty.
    """

    file: str = ""
    header: bool = True
    align: tuple[str, ...] = ()
    caption: str = ""
    columns: tuple[str, ...] = ()
    delimiter: str = ""
    cells: str = "text"
    widths: tuple[float, ...] = ()


def asks(element: Element) -> bool:
    """Say whether an element of the tree is a block of values that is to be a table."""
    return bool(element["t"] == "CodeBlock" and CLASS in element["c"][0][1])


def read_asked(pairs: Mapping[str, str]) -> tuple[Asked, tuple[tuple[str, str | None], ...]]:
    """Give the wishes among a block's attributes, and for each that nobody can grant words and a remedy."""
    given: dict[str, object] = {}
    wrong: list[tuple[str, str | None]] = []
    for name, written in pairs.items():
        if name not in NAMES:
            near = get_close_matches(name, NAMES, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(NAMES)}"
            wrong.append((f"a table of values has no attribute {name}", hint))
            continue
        value = READERS[name](written)
        if value is None:
            wrong.append((f"{name}={written!r} says nothing", HINTS.get(name)))
        else:
            given[name] = value
    return Asked(**given), tuple(wrong)  # type: ignore[arg-type] # each reader gives what its field holds


def _truth(written: str) -> bool | None:
    return {"true": True, "yes": True, "false": False, "no": False}.get(written.lower())


def _alignments(written: str) -> tuple[str, ...] | None:
    letters = written.replace(",", "").replace(" ", "").lower()
    return tuple(ALIGNMENTS[letter] for letter in letters) if set(letters) <= set(ALIGNMENTS) else None


def _widths(written: str) -> tuple[float, ...] | None:
    try:
        shares = tuple(float(part.strip().removesuffix("%")) / 100 for part in written.split(","))
    except ValueError:
        return None
    return shares if all(share > 0 for share in shares) and sum(shares) <= 1 else None


READERS: Mapping[str, Callable[[str], object]] = {
    "align": _alignments,
    "caption": str,
    "cells": lambda written: written if written in CELLS else None,
    "columns": lambda written: tuple(part.strip() for part in written.split(",") if part.strip()),
    "delimiter": lambda written: DELIMITERS.get(written.lower() or " "),
    "file": str,
    "header": _truth,
    "widths": _widths,
}
HINTS = {
    "align": "give a letter for each column: l, c, r, or - for none",
    "cells": "write cells=text or cells=markdown",
    "delimiter": "write comma, semicolon, tab, or the sign itself",
    "header": "write header=true or header=false",
    "widths": 'give the share of each column in per cent, together no more than 100: widths="20,50,30"',
}
