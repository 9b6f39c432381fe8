"""Find words that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.proofread.galley import Galley
from octavo.proofread.slip import Slip

__all__ = ["doubled_particles", "repeated_words"]

#: A word, then the same once more; a line may end between them, or a line of a quotation.
DOUBLED = re.compile(
    r"(?<![\w'’\u0300-\u036f.@#/~^-])(?P<word>[^\W\d_]+)(?:[ \t]+|[ \t]*\n[ \t]{0,3}(?:>[ \t]*)*)"
    r"(?P<again>(?i:(?P=word)))(?![\w'’\u0300-\u036f@#/~^-])(?!\.\w)"
)
#: Letters are doubled in formulas, grades and songs.
LEAST = 2
#: Two words in quotes, and nothing else, are what is spoken of.
QUOTES = frozenset('"\u201c\u201d\u201e\u00ab\u00bb\u2018')


def doubled_particles(galley: Galley) -> Iterator[Slip]:
    """Find an article, a conjunction or the like written twice: no language has a use for that."""
    for match in _doubled(galley):
        if not galley.language.particles.isdisjoint({match["word"], match["word"].casefold()}):
            yield _slip(match, "delete one")


def repeated_words(galley: Galley) -> Iterator[Slip]:
    """Find any other word written twice, which may be meant; those that often are, are passed over."""
    known = galley.language.particles | galley.language.repeats
    for match in _doubled(galley):
        word, again = match["word"], match["again"]
        if len(word) >= LEAST and again[0].islower() and known.isdisjoint({word, word.casefold()}):
            yield _slip(match, "delete one, or allow it if it is meant")


def _doubled(galley: Galley) -> Iterator[re.Match[str]]:
    if not galley.language.particles:
        return
    for match in DOUBLED.finditer(galley.prose):
        word, again = match["word"], match["again"]
        around = (galley.prose[max(0, match.start() - 1)], galley.prose[match.end() : match.end() + 1])
        if QUOTES.issuperset(around):
            continue
        begins = len(word) >= LEAST and word == again.capitalize()
        lettered = len(word) < LEAST and word.isupper() and word not in galley.language.particles
        if begins or (word == again and not lettered):
            yield match


def _slip(match: re.Match[str], hint: str) -> Slip:
    return Slip(match.start("again"), match.end("again"), f"the word “{match['again']}” stands twice", hint)
