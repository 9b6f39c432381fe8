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


def _local(seconds: float | None = None) -> time.struct_time:
    return _localtime(time.time() if seconds is None else seconds)


def _greenwich(seconds: float | None = None) -> time.struct_time:
    return _gmtime(time.time() if seconds is None else seconds)


def _written(form: str, when: time.struct_time | None = None) -> str:
    return _strftime(form, _local() if when is None else when)


time.time = lambda: _time() + LATER
time.localtime, time.gmtime, time.strftime = _local, _greenwich, _written  # type: ignore[assignment]
dt.datetime = _Later  # type: ignore[misc]
