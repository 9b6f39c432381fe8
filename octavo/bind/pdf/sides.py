"""Set a leaf once, on whichever side it will begin: what differs between the sides is the margins alone.

Which side it is, is known only when all leaves before it are set; and a page more in one of them turns all
that follow. So a leaf is set as if it began on a recto, and its pages are moved when they are joined.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from octavo.bind.stylesheets import Stylesheets, load_stylesheets

__all__ = ["moves", "sides_alike"]

#: The stylesheet whose sides differ in their margins alone, as Octavo has it.
PAGE = "page.css.jinja"
#: What a stylesheet tells sides by.
SIDED = re.compile(r":(?:left|right)\b|\b(?:recto|verso)\b")
#: The stylesheets that a page is dressed in besides.
WORN = ("tokens.css", "fonts.css", "book.css", "print.css", "screen.css")
#: How many pt there are in a CSS px, and what is no distance, in pt.
PT, NEAR = 0.75, 0.001


def sides_alike(stylesheets: Stylesheets) -> bool:
    """Say whether stylesheets lay pages out alike on both sides, but for their margins."""
    own = stylesheets[PAGE] == load_stylesheets()[PAGE]
    return own and not any(SIDED.search(stylesheets[name]) for name in WORN)


def moves(pages: Sequence[Any], turned: Collection[int]) -> tuple[float, ...]:
    """Give for each page, WeasyPrint's, how far to the right it is moved for the other side, in pt.

    Pages of the numbers `turned` (from 0) were set on their side, with their head to the left.
    """
    found = []
    for number, page in enumerate(pages):
        box = page._page_box  # noqa: SLF001 -- told nowhere else
        near, far = (
            (box.margin_top, box.margin_bottom) if number in turned else (box.margin_left, box.margin_right)
        )
        move = (far - near) * PT
        found.append(round(move, 4) if abs(move) > NEAR else 0.0)
    return tuple(found)
