"""Read the conditions of an element: in which editions and media it stands, by its classes and attributes.

`.only-NAME` and `edition="NAME NAME"` say where it stands alone, `.not-NAME` and `not-edition="..."` where
it does not. A name is that of a medium (`print`, `pdf`, `ebook`, ...) or of an edition in `book.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from octavo.media import NAMES, Medium

__all__ = ["Condition", "condition", "has_conditions", "is_wish", "unknown_names", "without"]

#: What a source with a condition, or with what may be printed by mistake, holds somewhere; but for a
#: division with a bare class.
SIGNS = (".only-", ".not-", "edition=", "class=", "meta=", "include=")
BARE = re.compile(r":::[^\n{]*\b(?:only|not)-")
ONLY, NOT = "only-", "not-"
EDITION, NOT_EDITION = "edition", "not-edition"


@dataclass(frozen=True, slots=True)
class Condition:
    """Hold the names where something stands, all if there are none, and those where it does not."""

    only: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def holds(self, edition: str | None, medium: Medium) -> bool:
        """Say whether it stands in an edition in a medium."""

        def met(name: str) -> bool:
            return name == edition or medium in NAMES.get(name, ())

        return (not self.only or any(map(met, self.only))) and not any(map(met, self.unless))


def has_conditions(source: str) -> bool:
    """Say whether a source may have conditions; most have none, and need not be gone through."""
    return any(sign in source for sign in SIGNS) or BARE.search(source) is not None


def condition(attributes: Any, known: Collection[str]) -> Condition | None:  # noqa: ANN401 -- JSON
    """Give the condition that attributes state in known names, or None; others state none."""
    _, classes, pairs = attributes
    only = [name.removeprefix(ONLY) for name in classes if name.startswith(ONLY)]
    unless = [name.removeprefix(NOT) for name in classes if name.startswith(NOT)]
    for key, value in pairs:
        if key == EDITION:
            only += value.split()
        elif key == NOT_EDITION:
            unless += value.split()
    stated = Condition(*(tuple(name for name in names if name in known) for names in (only, unless)))
    return stated if stated.only or stated.unless else None


def without(attributes: Any, known: Collection[str]) -> list[Any]:  # noqa: ANN401 -- JSON
    """Give attributes without what states a condition."""
    name, classes, pairs = attributes
    kept = [each for each in classes if not _states(each, known)]
    return [name, kept, [pair for pair in pairs if pair[0] not in {EDITION, NOT_EDITION}]]


def unknown_names(attributes: Any, known: Collection[str]) -> tuple[list[str], list[str]]:  # noqa: ANN401 -- JSON
    """Give the classes and then the names of editions that look like conditions and are none."""
    _, classes, pairs = attributes
    strange = [each for each in classes if is_wish(each) and not _states(each, known)]
    values = [value for key, value in pairs if key in {EDITION, NOT_EDITION}]
    names = [name for value in values for name in value.split() or [""] if name not in known]
    return strange, names


def is_wish(name: str) -> bool:
    """Say whether a class looks like a condition."""
    return name.startswith((ONLY, NOT))


def _states(name: str, known: Collection[str]) -> bool:
    return is_wish(name) and name.partition("-")[2] in known
