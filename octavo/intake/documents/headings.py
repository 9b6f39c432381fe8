"""Take short bold paragraphs for headings, in a document that has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from octavo.intake.draft import Guess, Mark
from octavo.syntax import Element, plain

__all__ = ["CHAPTER", "PART", "guess_headings"]

NUMBER = r"(?:[\divxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
#: How a chapter or a part is headed, in some languages.
CHAPTER = re.compile(
    rf"(?:chapter|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk|глава)\s+\S+|{NUMBER}\.?\s*$|第.{{1,5}}章",
    re.IGNORECASE,
)
PART = re.compile(
    r"(?:part|book|teil|buch|partie|livre|parte|libro|deel|boek|часть)\s+\S+|第.{1,5}部", re.IGNORECASE
)
#: How many letters a heading may have.
LONGEST = 80


def guess_headings(
    blocks: Sequence[Element], name: str, refused: frozenset[Mark]
) -> tuple[list[Element], tuple[Guess, ...]]:
    """Give the blocks with headings where bold lines stand for them; those in `refused` are left alone."""
    if any(block["t"] == "Header" for block in blocks):
        return list(blocks), ()
    bold = {place: words for place, words in _bold(blocks) if ("heading", words, None) not in refused}
    named = any(CHAPTER.match(words) for words in bold.values())
    made: list[Element] = []
    guesses: list[Guess] = []
    for place, block in enumerate(blocks):
        if place not in bold:
            made.append(block)
            continue
        sure = bool(CHAPTER.match(bold[place]) or PART.match(bold[place]))
        made.append({"t": "Header", "c": [1 if sure or not named else 2, ["", [], []], _inner(block)]})
        reason = "a short bold paragraph" + (" with a chapter's number" if sure else "")
        guesses.append(Guess("heading", bold[place], reason, 0.85 if sure else 0.6, name))
    return made, tuple(guesses)


def _bold(blocks: Sequence[Element]) -> Iterator[tuple[int, str]]:
    for place, block in enumerate(blocks):
        words = plain(_inner(block)).strip() if _wholly_bold(block) else ""
        last = place + 1 == len(blocks)
        if words and len(words) <= LONGEST and words[-1] not in ".,;:" and not last:
            yield place, " ".join(words.split())


def _wholly_bold(block: Element) -> bool:
    said = (
        [each for each in block["c"] if each["t"] not in {"Space", "SoftBreak", "LineBreak"}]
        if block["t"] == "Para"
        else []
    )
    return bool(said) and all(each["t"] == "Strong" for each in said)


def _inner(block: Element) -> list[Element]:
    words: list[Element] = []
    for each in block["c"]:
        words += each["c"] if each["t"] == "Strong" else [each]
    return words
