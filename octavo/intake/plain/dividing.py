"""Divide pieces into the files of a manuscript: chapters of a book, or one file for an essay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from octavo.intake.draft import DraftChapter, Matter
from octavo.intake.plain.languages import Language
from octavo.intake.plain.pieces import Kind, Piece
from octavo.intake.plain.sections import Note, Scribe
from octavo.intake.plain.signs import CHAPTERS
from octavo.slug import slugify

__all__ = ["Chapter", "divided", "is_essay", "with_paths"]

#: A text with fewer words is an essay, unless its headings name chapters; so is one with short sections.
ESSAY, SECTION = 12_000, 1_200
NAMED = 60
#: What a file is called that has no heading.
OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Hold the pieces of one file, its heading first; where it stands, and in which part."""

    pieces: tuple[Piece, ...]
    matter: Matter = Matter.MAIN
    part: str | None = None

    @property
    def title(self) -> str:
        """Give the words of the heading, or nothing."""
        return self.pieces[0].words if self.pieces[0].kind is Kind.HEADING else ""


def is_essay(pieces: Sequence[Piece]) -> bool:
    """Tell whether a text is one chapter with sections: it is short, and names no chapters."""
    heads = [piece for piece in pieces if piece.kind is Kind.HEADING]
    if any(piece.style in CHAPTERS | {"part"} for piece in heads):
        return False
    words = sum(len(piece.words.split()) for piece in pieces)
    tops = sum(1 for piece in heads if piece.level == 1)
    return words < ESSAY and words < SECTION * max(1, tops)


def divided(pieces: Sequence[Piece], language: Language) -> tuple[Chapter, ...]:
    """Divide a book at its highest headings; a part's own heading goes with the chapters that follow it."""
    runs: list[list[Piece]] = []
    parts: list[str | None] = []
    part: str | None = None
    for piece in pieces:
        if piece.kind is Kind.HEADING and piece.level == 0:
            part = piece.words
        elif not runs or (piece.kind is Kind.HEADING and piece.level == 1):
            runs.append([piece])
            parts.append(part)
        else:
            runs[-1].append(piece)
    found = [Chapter(_trimmed(run), part=within) for run, within in zip(runs, parts, strict=True)]
    return tuple(_placed(found, language))


def _trimmed(run: list[Piece]) -> tuple[Piece, ...]:
    """Leave off breaks at the end, which part nothing."""
    while len(run) > 1 and run[-1].kind is Kind.BREAK:
        run = run[:-1]
    return tuple(run)


def _placed(chapters: Sequence[Chapter], language: Language) -> Iterator[Chapter]:
    """Say which chapters stand before and behind the text: those at its ends that are called so."""
    names = [chapter.title.rstrip(".: ").casefold() for chapter in chapters]
    opening = [not name or name in language.front for name in names]
    closing = [name in language.back | language.notes for name in names]
    first = next((at for at, there in enumerate(opening) if not there), 0)
    last = next((at for at in range(len(names), 0, -1) if not closing[at - 1]), len(names))
    for at, chapter in enumerate(chapters):
        matter = Matter.FRONT if at < first else Matter.BACK if at >= last else Matter.MAIN
        yield replace(chapter, matter=matter, part=chapter.part if matter is Matter.MAIN else None)


def with_paths(
    chapters: Sequence[Chapter], notes: Sequence[Note], deeper: int = 0
) -> tuple[DraftChapter, ...]:
    """Write each chapter, and give its file a name that says where it stands and what it is."""
    width = max(2, len(str(len(chapters))))
    return tuple(
        DraftChapter(
            f"{number:0{width}}-{_name(chapter)}.md",
            Scribe(notes).write(chapter.pieces, deeper=deeper),
            chapter.matter,
            chapter.part,
        )
        for number, chapter in enumerate(chapters, 1)
    )


def _name(chapter: Chapter) -> str:
    return slugify(chapter.title)[:NAMED].strip("-") or (OPENING if not chapter.title else "chapter")
