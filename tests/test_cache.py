from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from octavo.cache import Cache, digest


def test_an_entry_is_made_once(tmp_path: Path) -> None:
    cache, made = Cache(tmp_path), []

    def make() -> bytes:
        made.append(1)
        return b"content"

    assert [cache.obtain("kind", digest("a"), make) for _ in range(2)] == [b"content"] * 2
    assert len(made) == 1
    assert cache.look_up("other", digest("a")) is None


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache(None)
    cache.store("kind", digest("a"), b"x")
    assert cache.look_up("kind", digest("a")) is None
    cache.prune(0)


def test_a_folder_that_cannot_be_written_costs_the_entry_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    assert cache.obtain("kind", digest("a"), lambda: b"x") == b"x"


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(4):
        cache.store("kind", digest(str(number)), bytes(1000))
        path = next(path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_mtime > 1e9)
        os.utime(path, (number, number))
    cache.prune(2000 / 2**20)
    assert [cache.look_up("kind", digest(str(number))) is None for number in range(4)] == [
        True,
        True,
        False,
        False,
    ]


@given(st.lists(st.text()), st.lists(st.text()))
def test_no_two_lists_of_parts_have_one_digest(first: list[str], second: list[str]) -> None:
    assert (digest(*first) == digest(*second)) == (first == second)
