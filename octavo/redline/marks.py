"""Find what no reader sees, and what goes with words that are deleted: index marks, and ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

__all__ = ["marks_lost"]

#: An index mark with what it is of; an id.
MARK = re.compile(r"(?:\[[^\[\]]*\])?\{[^{}]*\.index\b[^{}]*\}")
NAME = re.compile(r"\{[^{}]*(#[\w:.-]+)")


def marks_lost(before: str, after: str) -> Iterator[str]:
    """Give the index marks and the ids that one source has and the other has not."""
    if len(MARK.findall(after)) < len(MARK.findall(before)):
        yield from (Counter(MARK.findall(before)) - Counter(MARK.findall(after))).elements()
    yield from (Counter(NAME.findall(before)) - Counter(NAME.findall(after))).elements()
