"""Find the place in a chapter's source of something pandoc read: its tree keeps no positions."""

from __future__ import annotations

from collections import defaultdict

__all__ = ["Places"]


class Places:
    """Look for words in a source, each time after the last place where the same were found.

    What is asked for in reading order is thus found in reading order. Not a frozen value, since
    it remembers how far it has read.
    """

    def __init__(self, source: str) -> None:
        """Begin at the top of a source."""
        self._source = source
        self._read_to: dict[str, int] = defaultdict(int)

    def find(self, words: str) -> tuple[int | None, int | None]:
        """Give line and column (from 1) of the next place of the words, or None and None."""
        at = self._source.find(words, self._read_to[words])
        if at < 0:
            at = self._source.find(words)
        if at < 0:
            return None, None
        self._read_to[words] = at + len(words)
        return self._source.count("\n", 0, at) + 1, at - self._source.rfind("\n", 0, at)
