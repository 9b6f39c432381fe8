"""Find note markers on the wrong side of a stop, or away from their word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.slip import Slip

__all__ = ["markers_beside_stops", "spaced_markers"]

MARKERS = r"(?P<marker>(?:\[\^[^\]\s]+\])+)"
TOO_EARLY = re.compile(rf"(?<=\S)(?<!\n){MARKERS}[*_]{{0,3}}(?P<stop>[.,;:!?”\"])(?![.\w])")
#: The dot must end a word long enough to be no abbreviation.
TOO_LATE = re.compile(rf"(?:(?<=[a-zà-ÿа-яё]{{4}})|(?<=[»”)]))(?P<stop>[.,;]){MARKERS}")
SPACED = re.compile(r"(?<=[^\s\ufffc|]) +(?=\[\^[^\]\s]+\](?!:)|\^\[)")


def markers_beside_stops(galley: Galley) -> Iterator[Slip]:
    """Find markers before a stop in languages that set them after it, and the other way round."""
    side = galley.language.marker
    sought = {"after": TOO_EARLY, "before": TOO_LATE}.get(side)
    for match in sought.finditer(galley.prose) if sought else ():
        other = {"after": "before", "before": "after"}[side]
        words = f"the marker {match['marker']} stands {other} the sign {match['stop']}"
        yield Slip(match.start("marker"), match.end("marker"), words, f"in this language it stands {side} it")


def spaced_markers(galley: Galley) -> Iterator[Slip]:
    """Find a space before a marker: the number is set away from its word, or alone on the next line."""
    for match in SPACED.finditer(galley.prose):
        if galley.before(match.start()).strip(" \t>-*+"):
            yield Slip(match.start(), match.end(), "a space stands before a note's marker", "delete it", "")
