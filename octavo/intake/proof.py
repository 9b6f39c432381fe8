"""Prove that a manuscript holds the letters of its source, and all else that was counted there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from octavo.book import Book
from octavo.findings import Finding, finding
from octavo.intake.differences import compare, excuse
from octavo.intake.draft import Draft
from octavo.intake.letters import Reduced, reduce
from octavo.intake.tree_text import count, text_of
from octavo.syntax import Element

__all__ = ["Proof", "prove"]

#: How many places are named; what is wrong in so many is wrong everywhere.
NAMED = 40


@dataclass(frozen=True, slots=True)
class Proof:
    """Hold what was found, how many letters and words there are, and what else was counted."""

    findings: tuple[Finding, ...]
    letters: int
    words: int
    counts: Mapping[str, int]


def prove(draft: Draft, book: Book) -> Proof:
    """Compare a draft with the book that its files were read as.

    What the settings say is not lost, nor what the losses name. Every other letter of the source that no
    chapter has is an error; so is one that the source has not, and a note, picture or table too few.
    """
    # As they were read: what is included is no chapter's, and citations are not yet set.
    written = {chapter.path for chapter in draft.chapters}
    chapters = [(chapter.path, chapter.blocks) for chapter in book.files if chapter.path in written]
    texts = [text_of(blocks) for _, blocks in chapters]
    source, made = reduce(draft.letters), reduce("\n".join(texts))
    starts = _starts([path for path, _ in chapters], texts)
    differences = compare(source, made)
    pool = [*(loss.letters for loss in draft.losses), *_told(draft.settings), *_parts(book)]
    found: list[Finding] = []
    for stretch in excuse(differences.missing, pool)[:NAMED]:
        words = f"words of the source are not in the manuscript: {source.words(stretch.start, stretch.end)}"
        found.append(_lost(words, _chapter(starts, made, stretch.other), source.before(stretch.start)))
    for stretch in excuse(differences.added, (loss.letters for loss in draft.added))[:NAMED]:
        words = f"the source has no such words: {made.words(stretch.start, stretch.end)}"
        found.append(_lost(words, _chapter(starts, made, stretch.start), made.before(stretch.start)))
    blocks: list[Element] = [block for _, chapter in chapters for block in chapter]
    counts = count(blocks)
    found += _too_few(draft.counts, counts)
    return Proof(tuple(found), len(source.letters), len(draft.letters.split()), counts)


def _lost(words: str, path: str | None, before: str) -> Finding:
    hint = f"it stands behind “{before}”" if before else "it stands at the beginning"
    return finding("import-lost", words, path=path, hint=hint)


def _too_few(source: Mapping[str, int], made: Mapping[str, int]) -> Iterator[Finding]:
    for name, number in source.items():
        if made.get(name, 0) != number:
            words = f"the source has {number} {name}, the manuscript {made.get(name, 0)}"
            yield finding("import-lost", words, hint="compare both, beginning with the longest chapter")


def _told(value: object) -> Iterator[str]:
    """Give the words that stand in settings, however deep."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from _told(each)
    elif value is not None:
        yield str(value)


def _parts(book: Book) -> Iterator[str]:
    return (part.title for part in book.parts)


def _starts(paths: list[str], texts: list[str]) -> list[tuple[int, str]]:
    starts, at = [], 0
    for path, text in zip(paths, texts, strict=True):
        starts.append((at, path))
        at += len(text) + 1
    return starts


def _chapter(starts: list[tuple[int, str]], made: Reduced, letter: int) -> str | None:
    """Give the path of the chapter in which a letter stands."""
    at = made.places[letter] if letter < len(made.places) else len(made.text)
    before = [path for start, path in starts if start <= at]
    return before[-1] if before else None
