"""Print the schema of `book.yaml`."""

from __future__ import annotations

from octavo.voice import say

__all__ = ["schema"]


def schema() -> int:
    """Print the JSON Schema of book.yaml, by which an editor completes and checks it."""
    from octavo.book_schema import render_schema  # noqa: PLC0415 -- only this command has need of it

    say(render_schema())
    return 0
