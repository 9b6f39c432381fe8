"""Find hyphens and dots of a typewriter where print has a dash or an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.slip import Slip

__all__ = ["hyphens_for_dashes", "three_dots"]

#: A hyphen between spaces that joins words: no subtraction of numbers or of letters, and no item's mark.
HYPHEN = re.compile(
    r"(?<=[\w)\]”’»…\"'*_.!?,;:])(?!(?<=\d) - \d)(?!(?<=\b\w) - \w\b) - (?!\w+ [+*/=<>] )(?=[\w(\[“‘«„\"'*_])"
)
ITEM = re.compile(r"^[ \t>]*(?:(?:[-+*:]|\d{1,9}[.)])[ \t]+)*(?:[-+*:]|\d{1,9}[.)])$")
TYPED = re.compile(r"(?<=[^\s\ufffc-])(?: -{2,3} |(?<=\w)-{2,3}(?=\w))(?=[^\s\ufffc-])")
DOTS = re.compile(r"(?<!\.)\.{3}(?!\.)")


def hyphens_for_dashes(galley: Galley) -> Iterator[Slip]:
    """Find a hyphen between two spaces, and two hyphens where the dialect does not make a dash of them."""
    dash = galley.language.dash
    if not dash:
        return
    for match in HYPHEN.finditer(galley.prose):
        if not ITEM.match(galley.before(match.start())):
            yield Slip(match.start(), match.end(), "a hyphen stands for a dash", f"write “{dash}”", dash)
    if not galley.smart:
        for match in TYPED.finditer(galley.prose):
            words = f"{match[0].strip()} is printed as it is"
            hint = f"write “{dash}”, or add +smart to `markdown` in book.yaml"
            yield Slip(match.start(), match.end(), words, hint, dash)


def three_dots(galley: Galley) -> Iterator[Slip]:
    """Find three dots where the dialect does not make an ellipsis of them."""
    if galley.smart or not galley.language.quotes:
        return
    for match in DOTS.finditer(galley.prose):
        hint = "write …, or add +smart to `markdown` in book.yaml"
        yield Slip(match.start(), match.end(), "three dots are printed for an ellipsis", hint)
