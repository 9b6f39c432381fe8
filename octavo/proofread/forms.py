"""Find files in which the same letter is written in two ways that look alike: é, and e with an accent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.slip import Slip

__all__ = ["mixed_forms"]

#: A letter and what combines with it: marks, the voicing signs of kana, vowels and finals of Hangul.
CLUSTER = re.compile(
    "[^\\W_][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u3099\u309a]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)


def mixed_forms(galley: Galley) -> Iterator[Slip]:
    """Find letters in decomposed form (NFD) in a file that has composed ones (NFC) too.

    The book is set composed either way; searching the manuscript, and comparing its versions, misses one.
    """
    loose = [match for match in CLUSTER.finditer(galley.prose) if _composed(match[0]) != match[0]]
    if not loose or all(unicodedata.normalize("NFD", sign) == sign for sign in set(galley.text)):
        return
    for match in loose:
        words = (
            f"“{_composed(match[0])}” is written as a letter and an accent, and other letters here are not"
        )
        yield Slip(
            match.start(), match.end(), words, "`octavo check --fix` composes them", _composed(match[0])
        )


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", cluster)
