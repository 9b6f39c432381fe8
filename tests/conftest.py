"""Make a book of a few chapters' text, for tests of what comes after reading."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from octavo.book import Book
from octavo.cache import Cache
from octavo.settings import Settings
from octavo.source.load import load

BookOf = Callable[..., Book]

# How long one example takes says more of the machine than of the code; the same examples each time,
# for a gate must not depend on luck.
hypothesis.settings.register_profile("octavo", deadline=None, derandomize=True)
hypothesis.settings.load_profile("octavo")

# Who starts the tests in the background has them ignore these signals, and so would all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run ask for more of what depends on luck than the gate has time for."""
    parser.addoption("--kills", type=int, default=6, help="how many builds are killed at random moments")
    parser.addoption("--edits", type=int, default=3, help="after how many edits a cold build is compared")
    parser.addoption("--seed", type=int, default=1871, help="which edits these are")


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Say where two files' bytes differ, not all they hold."""
    if op != "==" or not (isinstance(left, bytes) and isinstance(right, bytes)):
        return None
    shorter = min(len(left), len(right))
    at = next((n for n in range(shorter) if left[n] != right[n]), shorter)
    here, there = (each[at : at + 40] for each in (left, right))
    return [f"{len(left)} bytes == {len(right)} bytes", f"from byte {at} on: {here!r}", f"and: {there!r}"]


@pytest.fixture
def book_of(tmp_path: Path) -> BookOf:
    """Give what loads a book of chapters, by file name in reading order, with other settings beside."""

    def make(texts: Mapping[str, str], /, **settings: Any) -> Book:  # noqa: ANN401 -- whatever book.yaml may hold
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        listed = settings if "chapters" in settings else {"chapters": list(texts), **settings}
        chosen = Settings.model_validate({"title": "A Book", **listed})
        return load(chosen, tmp_path, Cache(None), 2, lambda _: None)[0]

    return make
