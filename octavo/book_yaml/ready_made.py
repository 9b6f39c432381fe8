"""List the editions that every book has without asking for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["READY_MADE"]

#: What each lays over a book's settings; an edition of that name in `book.yaml` is laid over it in turn.
#: Large print is of 16 pt or more, ragged right (Clear Print guidance of the UK Association for Accessible
#: Formats); EB Garamond is small in the eye, so that 18 pt of it read as 16 of others do.
#: A sampler has the front matter and, where it does not list others, the first chapter (`editions.py`).
READY_MADE: Mapping[str, dict[str, Any]] = {
    "large-print": {"print": {"trim": "7x10", "size": 18, "align": "left"}},
    "sampler": {"back": []},
}
