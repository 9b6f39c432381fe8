"""Find for each letter of a chapter's paragraphs the place in its source that it comes from.

Pandoc's tree keeps no places, so words are laid beside words: runs that stand once in both tie the text
down, and what lies between is compared. What comes from no letter of the source has no place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from octavo.redline.paper import PRIVATE, UNSPACED
from octavo.redline.surroundings import blanked

__all__ = ["Way", "Ways", "find_ways"]

#: A word; in scripts that write none apart, each letter.
WORD = re.compile(f"[{UNSPACED}]|[^\\W_{UNSPACED}]+")
#: How many words in a row tie a text down; how large a gap is still compared word by word.
TIE, GAP = 4, 4_000_000
#: How far before a paragraph's first word, and behind its last, its signs are looked for.
AROUND = 24
#: How many words a label may have that stands before a text.
LABEL = 4
#: What looks the same to a reader and is written in several ways: a letter each.
FOLDED = str.maketrans(
    {"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", "\u2013": "-", "\u2014": "-", "\u2026": "."}
    | {"\u00a0": " ", "\n": " ", "\t": " ", "\u2028": " ", "\u201e": '"', "\u201a": "'"}
)
MARKER = re.compile(r"\[\^[^\]\s]+\]")

#: Where a letter begins and ends in the source.
Way = tuple[int, int]


@dataclass(slots=True)
class Ways:
    """Hold for each text its letters' places in the source: None where there is none."""

    texts: list[list[Way | None]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Word:
    letters: str
    at: int


def find_ways(source: str, body: Sequence[str], notes: Sequence[str]) -> Ways:
    """Find the places of the running text, which stands in order, and of the notes, which may not."""
    source = blanked(source)
    written = [_Word(match[0], match.start()) for match in WORD.finditer(source)]
    found: list[list[Way | None]] = []
    used: set[int] = set()
    # Notes stand where they are defined, mostly in their order: among what the running text has left.
    for texts in (body, notes):
        rows = [[_Word(match[0], match.start()) for match in WORD.finditer(text)] for text in texts]
        free = [number for number in range(len(written)) if number not in used]
        words = [word.letters for row in rows for word in row]
        pairs = {one: free[other] for one, other in _laid(words, [written[n].letters for n in free])}
        used |= set(pairs.values())
        begin = 0
        for text, own in zip(texts, rows, strict=True):
            tied = {k: pairs[begin + k] for k in range(len(own)) if begin + k in pairs}
            begin += len(own)
            if own and len(tied) * 2 < len(own):
                used -= set(tied.values())
                tied = _alone(own, written, used) or tied
                used |= set(tied.values())
            found.append(_letters(text, own, source, written, tied))
    return Ways(found)


def _laid(words: list[str], written: list[str]) -> list[tuple[int, int]]:
    """Lay words beside words: rows of them that stand once in both first, then what is between."""
    ties = _increasing(_once(words, written))
    pairs: list[tuple[int, int]] = []
    last = (0, 0)
    for one, other in [*ties, (len(words), len(written))]:
        a, b = last
        if (one - a) * (other - b) <= GAP:
            matcher = SequenceMatcher(None, words[a:one], written[b:other], autojunk=False)
            for block in matcher.get_matching_blocks():
                pairs += ((a + block.a + k, b + block.b + k) for k in range(block.size))
        if one < len(words):
            pairs.append((one, other))
        last = (one + 1, other + 1)
    return pairs


def _once(words: list[str], written: list[str]) -> list[tuple[int, int]]:
    def rows(of: list[str]) -> dict[tuple[str, ...], int]:
        found: dict[tuple[str, ...], int] = {}
        for at in range(len(of) - TIE + 1):
            row = tuple(of[at : at + TIE])
            found[row] = -1 if row in found else at
        return found

    there = rows(written)
    return [(at, there[row]) for row, at in rows(words).items() if at >= 0 and there.get(row, -1) >= 0]


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the longest row of pairs that goes on in both."""
    ends: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    pairs = sorted(pairs)
    for number, (_, other) in enumerate(pairs):
        place = bisect_left(ends, other)
        ends[place : place + 1] = [other]
        chain[place : place + 1] = [number]
        before.append(chain[place - 1] if place else -1)
    kept, number = [], chain[-1] if chain else -1
    while number >= 0:
        kept.append(pairs[number])
        number = before[number]
    return kept[::-1]


def _alone(own: list[_Word], written: list[_Word], used: set[int]) -> dict[int, int]:
    """Find the words of a text that stands anywhere: where most of them follow each other."""
    best: dict[int, int] = {}
    wide = 3 * len(own) + 12
    # It may begin with words that Octavo sets: the label of a caption.
    firsts = {word.letters: number for number, word in reversed([*enumerate(own[:LABEL])])}
    for start, word in enumerate(written):
        if start in used or word.letters not in firsts:
            continue
        matched: dict[int, int] = {}
        at = start
        for number, mine in enumerate(own[firsts[word.letters] :], firsts[word.letters]):
            ahead = range(at, min(start + wide, len(written), at + 12))
            at = next((k for k in ahead if k not in used and written[k].letters == mine.letters), -1) + 1
            if not at:
                at = max(matched.values()) + 1
                continue
            matched[number] = at - 1
        if len(matched) > len(best):
            best = matched
            if len(best) == len(own):
                break
    return best


def _letters(
    text: str, own: list[_Word], source: str, written: list[_Word], tied: dict[int, int]
) -> list[Way | None]:
    """Give each letter its place: those of the words that are tied, then the signs between them."""
    ways: list[Way | None] = [None] * len(text)
    for number, other in tied.items():
        start = written[other].at
        for k in range(len(own[number].letters)):
            ways[own[number].at + k] = (start + k, start + k + 1)
    ends = [(0, None), *((number, other) for number, other in sorted(tied.items())), (len(own), None)]
    for (one, left), (two, right) in pairwise(ends):
        a = 0 if left is None else own[one].at + len(own[one].letters)
        b = len(text) if right is None else own[two].at
        c = None if left is None else written[left].at + len(written[left].letters)
        d = None if right is None else written[right].at
        if c is None and d is None:
            continue
        if c is None:
            c = _begin(source, d or 0)
        if d is None:
            d = _end(source, c)
        _signs(text, (a, b), source, (c, d), ways, backward=left is None)
    return ways


def _begin(source: str, end: int) -> int:
    break_ = source.rfind("\n\n", 0, end)
    return max(end - AROUND, 0 if break_ < 0 else break_ + 2)


def _end(source: str, start: int) -> int:
    break_ = source.find("\n\n", start)
    return min(start + AROUND * 4, len(source) if break_ < 0 else break_)


def _signs(  # noqa: PLR0913 -- two gaps, and what is known of them
    text: str,
    mine: Way,
    source: str,
    its: Way,
    ways: list[Way | None],
    *,
    backward: bool,
) -> None:
    """Lay the signs of a gap between words beside those of the source."""
    gap, there = text[slice(*mine)].translate(FOLDED), source[slice(*its)].translate(FOLDED)
    masked = MARKER.sub(lambda match: "\uffff" * len(match[0]), there)
    gap = "".join("\ufffe" if letter.isalnum() else letter for letter in gap)
    step = -1 if backward else 1
    matcher = SequenceMatcher(None, gap[::step], masked[::step], autojunk=False)
    for block in matcher.get_matching_blocks():
        for k in range(block.size):
            one, other = block.a + k, block.b + k
            if backward:
                one, other = len(gap) - 1 - one, len(there) - 1 - other
            start = its[0] + other
            ways[mine[0] + one] = (start, _sign_end(source, start, text[mine[0] + one]))
    markers = [match.span() for match in MARKER.finditer(there)]
    notes = [at for at in range(*mine) if ord(text[at]) >= PRIVATE]
    if len(markers) == len(notes):
        for at, (first, last) in zip(notes, markers, strict=True):
            ways[at] = (its[0] + first, its[0] + last)


def _sign_end(source: str, start: int, sign: str) -> int:
    """Give where a sign ends that may be written with several: a dash, an ellipsis, white space."""
    end = start + 1
    if sign in "\u2013\u2014" and source[start] == "-":
        while end < len(source) and source[end] == "-":
            end += 1
    elif sign == "\u2026" and source[start] == ".":
        while end < start + 3 and source[end : end + 1] == ".":
            end += 1
    return end
