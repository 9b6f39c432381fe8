"""Find the place in a chapter's source of the target of a link that pandoc read."""

from __future__ import annotations

from octavo.places import Places

__all__ = ["link_place"]

#: What stands before and behind the target of a link in Markdown, the likeliest first.
WRITTEN = (("](", ")"), ("](", " "), ("](<", ">"), ("]: ", "\n"), ("<", ">"), ("](", ""), ("", ""))
#: What is written where a target is missing.
EMPTY = (("](", ")"), ("](<", ">)"))


def link_place(target: str, places: Places) -> tuple[int | None, int | None]:
    """Give line and column (from 1) of the next link to a target, or None and None.

    `places` reads the chapter's source without its code. Pandoc writes %20 for a space.
    """
    for written in dict.fromkeys((target, target.replace("%20", " "))):
        for before, after in WRITTEN if target else EMPTY:
            line, column = places.find(before + written + after)
            if line is not None and column is not None:
                return line, column + len(before)
    return None, None
