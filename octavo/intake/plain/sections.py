"""Write pieces as one chapter's Markdown, with the notes that it marks at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from octavo.intake.plain.markdown import written
from octavo.intake.plain.pieces import Kind, Piece

__all__ = ["Note", "Scribe"]

#: A note's paragraphs; or, of a note that is not in the source, the words that stand for it.
Note = tuple[str, ...]


@dataclass(slots=True)
class Scribe:
    """Write one chapter; the notes that it marks are numbered in their order."""

    notes: Sequence[Note]
    labels: dict[int, str] = field(default_factory=dict)

    def write(self, pieces: Sequence[Piece], *, deeper: int = 0) -> str:
        """Give the Markdown of some pieces; `deeper` is added to the level of each heading."""
        blocks = [
            block
            for kind, run in groupby(pieces, key=lambda piece: piece.kind)
            for block in self._run(kind, [*run], deeper)
        ]
        blocks += self._notes()
        return "\n\n".join(blocks) + "\n"

    def _run(self, kind: Kind, run: list[Piece], deeper: int) -> Iterator[str]:
        if kind is Kind.VERSE:
            yield "\n|\n".join(self._stanza(piece) for piece in run)
        elif kind is Kind.TABLE:
            yield from (self._table(piece) for piece in run)
        elif kind is Kind.QUOTATION:
            yield "\n>\n".join(f"> {self._text(piece.words)}" for piece in run)
        elif kind is Kind.ITEM:
            yield from self._lists(run)
        elif kind is Kind.BREAK:
            yield "* * *"
        elif kind is Kind.HEADING:
            yield from (
                f"{'#' * min(6, max(1, piece.level + deeper))} {self._text(piece.words)}" for piece in run
            )
        else:
            yield from (self._text(piece.words) for piece in run)

    def _text(self, words: str) -> str:
        return written(words, self._label)

    def _label(self, number: int) -> str:
        return self.labels.setdefault(number, str(len(self.labels) + 1))

    def _stanza(self, piece: Piece) -> str:
        """Write a stanza as a line block, which keeps how far its lines are set in against each other."""
        least = piece.block.indent
        # The texts are those of the lines; a note's marker may have been put in them, and no line taken out.
        pairs = zip(piece.block.lines, piece.texts, strict=False)
        return "\n".join(f"| {' ' * (line.indent - least)}{self._text(text)}" for line, text in pairs)

    def _table(self, piece: Piece) -> str:
        """Write a table with bars between its cells; one that nothing heads has an empty head."""
        columns = piece.block.columns
        if columns is None:
            return self._text(piece.words)
        width = len(columns.numbers)
        rows = [piece.texts[at : at + width] for at in range(0, len(piece.texts), width)]
        head = [rows.pop(0)] if columns.headed else [("",) * width]
        drawn = f"|{'|'.join('--:' if number else '---' for number in columns.numbers)}|"
        written_ = [f"| {' | '.join(map(self._text, row))} |" for row in [*head, *rows]]
        return "\n".join([written_[0], drawn, *written_[1:]])

    def _lists(self, run: list[Piece]) -> Iterator[str]:
        """Write items: numbers stay numbers, as they were counted, and all other marks are one."""
        for bare, items in groupby(run, key=lambda piece: not any(map(str.isalnum, piece.mark))):
            kept = [*items]
            marks = ["-" if bare else piece.mark for piece in kept]
            wide = max(len(mark) for mark in marks) + 2 if not bare else 2
            rows = [
                f"{mark.ljust(wide)}{self._text(piece.words)}"
                for mark, piece in zip(marks, kept, strict=True)
            ]
            loose = any(piece.block.above for piece in kept[1:])
            yield ("\n\n" if loose else "\n").join(rows)

    def _notes(self) -> Iterator[str]:
        written_: set[int] = set()
        # A note may hold markers of others, which then come last.
        while len(written_) < len(self.labels):
            for number, label in [*self.labels.items()]:
                if number not in written_:
                    written_.add(number)
                    first, *more = (self._text(text) for text in self.notes[number])
                    yield "\n\n".join([f"[^{label}]: {first}", *(f"    {text}" for text in more)])
