from __future__ import annotations

import ctypes
import resource
from pathlib import Path

import pytest

from octavo.room import give_back


def held() -> int:
    """Give the memory that this process holds, in bytes (proc(5))."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


@pytest.mark.skipif(
    not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="this machine's C library is not glibc"
)
def test_what_is_free_is_given_back() -> None:
    small = [bytes(600) for _ in range(200_000)]
    kept = small[::1000]
    full = held()
    del small
    give_back()
    assert held() < full - 50_000_000
    assert len(kept) == 200


def test_a_library_that_knows_no_such_question_is_asked_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    give_back()
