"""Write words as a name that files, addresses and ids can all carry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from octavo.cache import digest

__all__ = ["free", "slugify", "without_number"]

NUMBER = re.compile(r"^\d+[-_. ]*")


def slugify(words: str) -> str:
    """Write words as lower-case ASCII letters, digits and hyphens.

    Accents are taken off. A word that ASCII cannot write becomes six digits of its hash, since
    not every reading system finds a file whose name is not ASCII (EPUB 3.3, section 4.1.3, note).
    """
    folded = unicodedata.normalize("NFKD", words).casefold()
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    if any(letter.isalpha() and not letter.isascii() for letter in letters):
        return digest(words)[:6]
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def without_number(name: str) -> str:
    """Take the leading number off a file's name: it says where a chapter stands, not what it is."""
    return NUMBER.sub("", name)


def free(name: str, taken: Container[str]) -> str:
    """Give a name as it is, or with the first number from 2 behind it that makes it one that is not taken."""
    number, found = 2, name
    while found in taken:
        found, number = f"{name}-{number}", number + 1
    return found
