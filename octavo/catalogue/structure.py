"""Judge a message by what ONIX lets stand in each of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from octavo.catalogue.tables import structure
from octavo.xhtml import Tree, local

__all__ = ["Fault", "faults"]

#: Elements that hold words with marks in them.
FLOWING = frozenset({"Text"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Say in which element something is wrong, what, and which key of book.yaml gives what is missing."""

    element: str
    words: str
    key: str | None


def faults(message: Tree) -> Iterator[Fault]:
    """Find every element whose children are not those it must have, or whose value is none of its values."""
    elements, values, keys = structure("elements"), structure("values"), structure("keys")
    for element in message.iter():
        name = local(element)
        children = [local(child) for child in element]
        if name in elements:
            if not re.fullmatch(_pattern(elements[name]), "".join(f"{child}," for child in children)):
                words = f"`{name}` has not what it must have: {elements[name]}"
                yield Fault(name, words, keys.get(name))
        elif children:
            yield Fault(name, f"`{name}` must hold words alone", None)
        if name in FLOWING or name in elements:
            continue
        value = element.text or ""
        if not re.fullmatch(values.get(name, r"(?s).*\S.*"), value):
            yield Fault(name, f"`{name}` cannot be {value!r}", keys.get(name))


@cache
def _pattern(model: str) -> str:
    """Write a model as a regular expression of names, each with a comma behind it."""
    return re.sub(r"\s", "", re.sub(r"\w+", r"(?:\g<0>,)", model))
