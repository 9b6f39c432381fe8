from __future__ import annotations

import ctypes
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from octavo.room import give_back, share


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
    share()


#: Eight threads that take memory at once, and how many areas that makes (malloc_info(3)).
THREADS = """
import ctypes, sys
from pathlib import Path
from threading import Barrier, Thread
from octavo.room import share
if sys.argv[2] == "shared":
    share()
libc, gate = ctypes.CDLL(None), Barrier(8)
libc.malloc.restype = ctypes.c_void_p
threads = [Thread(target=lambda: (gate.wait(), libc.malloc(5000), gate.wait())) for _ in range(8)]
[each.start() for each in threads], [each.join() for each in threads]
libc.fopen.restype = ctypes.c_void_p
stream = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, stream), libc.fclose(stream)
print(Path(sys.argv[1]).read_text().count("<heap "))
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="this C library is not glibc")
@pytest.mark.parametrize("told", ["shared", "alone"])
def test_threads_share_what_they_have_freed(told: str, tmp_path: Path) -> None:
    words = [sys.executable, "-c", THREADS, str(tmp_path / "info.xml"), told]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout  # noqa: S603 -- ourselves
    assert (int(said) <= 2) == (told == "shared")
