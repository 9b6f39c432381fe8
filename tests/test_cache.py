from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
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
    # A seal takes a few bytes more.
    cache.prune(2100 / 2**20)
    assert [cache.look_up("kind", digest(str(number))) is None for number in range(4)] == [
        True,
        True,
        False,
        False,
    ]


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda place: place.write_bytes(b""),
    "one byte short": lambda place: place.write_bytes(place.read_bytes()[:-1]),
    "one byte long": lambda place: place.write_bytes(place.read_bytes() + b"x"),
    "a bit of the content": lambda place: place.write_bytes(_flipped(place.read_bytes(), -1)),
    "a bit of the seal": lambda place: place.write_bytes(_flipped(place.read_bytes(), 20)),
    "the content alone": lambda place: place.write_bytes(b"content"),
    "an entry of another key": lambda place: place.write_bytes(_entry(place, "kind", "b").read_bytes()),
    "an entry of another kind": lambda place: place.write_bytes(_entry(place, "other", "a").read_bytes()),
    "an entry of another version": lambda place: place.write_bytes(
        b"octavo 0.0.1\n" + place.read_bytes()[-39:]
    ),
    "no file": lambda place: [place.unlink(), os.mkfifo(place)],  # type: ignore[func-returns-value]
    "a link to nothing": lambda place: [place.unlink(), place.symlink_to("nowhere")],  # type: ignore[func-returns-value]
}


def _flipped(content: bytes, at: int) -> bytes:
    changed = bytearray(content)
    changed[at] ^= 1
    return bytes(changed)


def _entry(place: Path, kind: str, name: str) -> Path:
    key = digest(name)
    Cache(place.parents[2]).store(kind, key, b"content")
    return place.parents[2] / kind / key[:2] / key[2:]


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_entry_that_is_damaged_or_of_elsewhere_is_made_anew(damage: str, tmp_path: Path) -> None:
    cache, key = Cache(tmp_path), digest("a")
    cache.store("kind", key, b"content")
    DAMAGES[damage](tmp_path / "kind" / key[:2] / key[2:])
    assert cache.look_up("kind", key) is None
    assert cache.obtain("kind", key, lambda: b"made anew") == b"made anew"
    assert cache.look_up("kind", key) == b"made anew"


def test_a_folder_in_an_entry_s_place_costs_the_entry_alone(tmp_path: Path) -> None:
    cache, key = Cache(tmp_path), digest("a")
    (tmp_path / "kind" / key[:2] / key[2:]).mkdir(parents=True)
    assert cache.obtain("kind", key, lambda: b"x") == b"x"
    assert cache.clear() == (0, 0)


def test_nothing_is_deleted_that_is_no_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    others = [
        tmp_path / "cache" / name for name in ("ruff/ab/notes.txt", f"kind/abc/{'0' * 62}", "CACHEDIR.TAG")
    ]
    elsewhere = tmp_path / "elsewhere"
    Cache(elsewhere).store("linked", digest("a"), b"content")
    for other in others:
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_text("of somebody else")
    (tmp_path / "cache/linked").symlink_to(elsewhere / "linked")
    for name in "abc":
        cache.store("kind", digest(name), b"content")
    cache.prune(0)
    assert [cache.look_up("kind", digest(name)) for name in "abc"] == [None] * 3
    cache.store("kind", digest("a"), b"content")
    count, size = cache.clear()
    assert count == 1
    assert size > len(b"content")
    assert all(other.exists() for other in others)
    assert Cache(elsewhere).look_up("linked", digest("a")) == b"content"


def test_a_folder_that_held_nothing_else_is_deleted_with_its_entries(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.store("kind", digest("a"), b"content")
    cache.clear()
    assert list(tmp_path.iterdir()) == []


@given(st.lists(st.text()), st.lists(st.text()))
def test_no_two_lists_of_parts_have_one_digest(first: list[str], second: list[str]) -> None:
    assert (digest(*first) == digest(*second)) == (first == second)
