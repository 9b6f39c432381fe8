"""Read any words as what we read ourselves: values of tables, terms of an index, headings, code."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.apparatus.indexing.terms import flat, fold, read_paths
from octavo.book_yaml.heading import first_heading
from octavo.code_mask import mask_code
from octavo.line_ranges import first_number, line_numbers
from octavo.source.tabling.rows import delimiter_of, ragged, read_rows, squared

__all__ = ["read", "seeds"]


def seeds() -> Iterator[bytes]:
    """Give a few of each."""
    yield from (
        b'a,b\n"c ""d""",e\n',
        b"a;b\tc\n1,5;2",
        b"soviets!of workers; *Pravda*!x",
        b"# A `b` {#c .d}\n===\n",
    )
    yield from (b"13,15-17,-4", b"```x\n~~~\n`` ` ``\n    code\n")


def read(content: bytes) -> None:
    """Read the same words in every way; values may be refused with a ValueError."""
    words = content.decode("utf-8", "replace")
    for path in read_paths(words):
        fold(path)
        "".join(map(flat, path))
    first_heading(words)
    mask_code(words)
    line_numbers(words)
    first_number(words)
    try:
        rows = read_rows(words, delimiter_of(words), 20_000)
    except ValueError:
        return
    ragged(rows)
    squared(rows)
