"""Read the values that a table is made of, from a file of the book or from its own block."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from octavo.findings import Finding, finding
from octavo.settings import Limits
from octavo.source.tabling.asked import Asked
from octavo.source.tabling.files import Refusal, open_values
from octavo.source.tabling.place import Place
from octavo.source.tabling.rows import Row, TooMuchError, delimiter_of, ragged, read_rows, squared

__all__ = ["read_values"]

#: Pandoc makes spaces of tabs, in code too.
TAB = "\t"
#: Endings of files whose values stand between tabs.
TABBED = {".tsv", ".tab"}


@dataclass(frozen=True, slots=True)
class _Text:
    """Hold a text of values: where it stands, and how many lines stand before it there."""

    words: str
    path: str
    before: int


def read_values(
    asked: Asked, words: str, place: Place, root: Path, limits: Limits
) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Give the rows of a table, all of one length, or none; and what was found.

    `words` is what stands in the block itself.
    """
    text = _text(asked, words, place, root, limits.table_megabytes)
    if not isinstance(text, _Text):
        return (), text
    try:
        rows = read_rows(text.words, _delimiter(asked, text.words), limits.table_values)
    except TooMuchError as error:
        hint = "choose what the book needs, or raise `limits.table_values`"
        return (), (place.told("table-file", f"this table has {error}", hint),)
    except ValueError as error:
        hint = 'a value that holds a quotation mark is written "so ""marked"" here"'
        return (), (place.told("table-file", f"its values cannot be read: {error}", hint),)
    if not rows:
        return (), (place.told("table-file", "this table has no values", "write some, or take it out"),)
    usual, others = ragged(rows)
    return squared(rows), tuple(_ragged(row, usual, text) for row in others)


def _delimiter(asked: Asked, words: str) -> str:
    tabbed = Path(asked.file).suffix.lower() in TABBED
    return asked.delimiter or (TAB if tabbed else delimiter_of(words))


def _text(
    asked: Asked, words: str, place: Place, root: Path, megabytes: float
) -> _Text | tuple[Finding, ...]:
    if not asked.file and asked.delimiter == TAB:
        message = "the tabs of a chapter are spaces before this table is made"
        return (place.told("table-file", message, "use another delimiter, or put the values into a file"),)
    if not asked.file:
        return _Text(words, place.path, place.line or 0)
    if words.strip():
        message = f"this table has values of its own, and names the file {asked.file}"
        return (place.told("table-file", message, "take one of the two out"),)
    opened = open_values(asked.file, place.path, root, megabytes)
    if isinstance(opened, Refusal):
        return (place.told(opened.code, opened.message, opened.hint),)
    return opened.findings or _Text(opened.text, opened.path, 0)


def _ragged(row: Row, usual: int, text: _Text) -> Finding:
    given = len(row.values)
    message = f"this row has {given} value{'s' if given != 1 else ''}, and most have {usual}"
    hint = 'look for a delimiter too few or too many; a value that holds one is quoted: "so, here"'
    return finding("table-ragged", message, path=text.path, line=text.before + row.line, hint=hint)
