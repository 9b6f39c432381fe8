"""Hold what a book's sheets are typeset with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from octavo.bind.pdf.inks import Inks

__all__ = ["TYPESETTER", "Resources"]

#: The module that typesets them; it takes long to load.
TYPESETTER = "octavo.bind.pdf.engine"


@dataclass(frozen=True, slots=True)
class Resources:
    """Hold all that a sheet may ask for, by the name it has there: `book.css`, `images/x.svg`.

    `least_rule` is the thinnest line that its printer prints, in pt; `inks` are those of the print edition,
    which stays as its stylesheets say without them.
    """

    files: Mapping[str, bytes] = field(repr=False, hash=False)
    least_rule: float = 0.0
    inks: Inks | None = None
