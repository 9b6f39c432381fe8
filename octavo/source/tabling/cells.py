"""Make the words of cells: plain text, or Markdown that pandoc reads alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from octavo.syntax import Element

__all__ = ["CellsError", "markdown_cells", "plain_cell"]

#: How each cell begins in the text that pandoc reads: so it is a paragraph, and known again.
MARK = "octavo-cell"

#: Reads Markdown into blocks.
Reader = Callable[[str], Sequence[Element]]


class CellsError(ValueError):
    """Pandoc has not read each cell as one run of words."""


def plain_cell(words: str) -> list[Element]:
    """Give words as they are written; a line's end in them is one in the cell."""
    inlines: list[Element] = []
    for number, line in enumerate(words.split("\n")):
        inlines += [{"t": "LineBreak"}] if number else []
        for place, word in enumerate(line.split()):
            inlines += [{"t": "Space"}] if place else []
            inlines.append({"t": "Str", "c": word})
    return inlines


def markdown_cells(cells: Sequence[str], read: Reader) -> list[list[Element]]:
    """Give the words of each cell, all read in one text.

    Raises CellsError where one of them goes on into another.
    """
    written = [f"[]{{.{MARK}}}{' '.join(cell.split())}" for cell in cells]
    blocks = read("\n\n".join(written) + "\n") if written else ()
    made = [block["c"] for block in blocks if block["t"] == "Para"]
    if len(made) != len(cells) or len(made) != len(blocks) or not all(map(_marked, made)):
        message = "a cell holds more than words, as a block of code or a broken bracket"
        raise CellsError(message)
    return [inlines[1:] for inlines in made]


def _marked(inlines: Sequence[Element]) -> bool:
    first = inlines[0]
    return bool(first["t"] == "Span" and first["c"][0][1] == [MARK])
