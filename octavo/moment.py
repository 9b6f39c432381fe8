"""Tell the moment that outputs carry, so that the same book gives the same bytes every time."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from octavo.settings import Settings

__all__ = ["UNDATED", "moment"]

#: The date of a book that has none: the first that a zip archive can hold, and plainly no date.
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


def moment(settings: Settings, asked: datetime | None = None) -> datetime:
    """Give the moment of SOURCE_DATE_EPOCH, else the one asked for, else the book's day, else UNDATED."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    if asked is not None:
        return asked
    return datetime.combine(settings.date, datetime.min.time(), UTC) if settings.date else UNDATED
