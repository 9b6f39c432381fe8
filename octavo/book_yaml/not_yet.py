"""Tell a writer which settings are understood but have no effect yet, rather than pass them over."""

from __future__ import annotations

from typing import Any

from octavo.book_yaml.written import Loc, Written
from octavo.findings import Finding

__all__ = ["take_out"]

#: Sections that will be made for the back matter when `{NAME: true}` stands there.
MADE = {"glossary"}


def take_out(
    settings: dict[str, Any], written: Written, edition: str | None
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """Take the sections that are not made yet out of the back matter, and find each."""
    back = settings.get("back")
    if not isinstance(back, list):
        return settings, ()
    found: list[Finding] = []
    kept = []
    for place, entry in enumerate(back):
        if isinstance(entry, dict) and entry and entry.keys() <= MADE:
            found.append(_finding(("back", place), f"no {' or '.join(entry)} is made", written, edition))
        else:
            kept.append(entry)
    return {**settings, "back": kept}, tuple(found)


def _finding(loc: Loc, instead: str, written: Written, edition: str | None) -> Finding:
    name = ".".join(step for step in loc if isinstance(step, str))
    words = f"this value of `{name}` has no effect yet: {instead}"
    return written.finding("setting-not-yet", words, loc, edition=edition, key=True)
