from __future__ import annotations

from pathlib import Path

import pytest

from octavo.cache import Cache
from octavo.conform.preflight import reading
from octavo.conform.preflight.reading import read_print
from tests.conform.preflight.test_judgement import CASES, made


@pytest.mark.parametrize("name", CASES)
def test_pages_that_are_known_are_what_they_were(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, cache = made(CASES[name]), Cache(tmp_path)
    file = read_print(content, Cache(None))
    assert read_print(content, cache) == file

    def never(*_: object) -> None:
        pytest.fail("a page was read again")

    monkeypatch.setattr(reading, "_sheet", never)
    assert read_print(content, cache) == file
