"""Let a Python program that is started with this folder on its path live on another day: `DAYS` later."""

from __future__ import annotations

import datetime as dt
import os
import time
from typing import Any

LATER = 86_400.0 * float(os.environ.get("DAYS", "0"))
_time, _localtime, _gmtime, _strftime = time.time, time.localtime, time.gmtime, time.strftime
_Real = dt.datetime


class _Kind(type):
    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, _Real)

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, _Real)


class _Later(_Real, metaclass=_Kind):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Any:  # noqa: ANN401 -- a date, as the real one gives it
        return _Real.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls) -> Any:  # noqa: ANN401 -- as above
        return _Real.fromtimestamp(time.time(), dt.UTC).replace(tzinfo=None)

    today = now


time.time = lambda: _time() + LATER
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
time.strftime = lambda form, when=None: _strftime(form, time.localtime() if when is None else when)
dt.datetime = _Later  # type: ignore[misc]
