from __future__ import annotations

from pathlib import Path

import pytest

from octavo.cache import Cache
from octavo.conform import judged as module
from octavo.conform.judged import judged
from octavo.findings import finding
from octavo.verdict import Spot, Verdict

WARNING = Verdict(finding("epubcheck-warning", "odd", path="a.epub", format="epub"), Spot("EPUB/n.xhtml", 5))
PLACELESS = Verdict(finding("epubcheck-warning", "odd", path="a.epub", format="epub"))
ERROR = Verdict(finding("epubcheck-error", "wrong", path="a.epub", format="epub"), Spot("EPUB/n.xhtml"))
FILES = {"a.epub": b"an EPUB", "a.json": b"none"}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bytes, str]]:
    """Answer in place of EPUBCheck, and remember what was asked; what is wrong is so by its bytes."""
    asked: list[tuple[bytes, str]] = []

    def answer(content: bytes, name: str) -> tuple[Verdict, ...]:
        asked.append((content, name))
        return (ERROR,) if b"wrong" in content else (WARNING, PLACELESS)

    monkeypatch.setattr(module, "epubcheck", answer)
    return asked


def test_the_same_epub_is_judged_once(tmp_path: Path, asked: list[tuple[bytes, str]]) -> None:
    for _ in range(2):
        assert judged(FILES, Cache(tmp_path)) == (WARNING, PLACELESS)
    assert asked == [(b"an EPUB", "a.epub")]


def test_another_epub_or_another_octavo_is_judged_anew(
    tmp_path: Path, asked: list[tuple[bytes, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path)
    for files in (FILES, {"b.epub": b"an EPUB"}, {"a.epub": b"another"}):
        judged(files, cache)
    monkeypatch.setattr(module, "ourselves", lambda: "another")
    judged(FILES, cache)
    assert [name for _, name in asked] == ["a.epub", "b.epub", "a.epub", "a.epub"]


def test_what_is_wrong_is_judged_again(tmp_path: Path, asked: list[tuple[bytes, str]]) -> None:
    for _ in range(2):
        assert judged({"a.epub": b"wrong"}, Cache(tmp_path)) == (ERROR,)
    assert len(asked) == 2


@pytest.mark.parametrize(
    "kept", [b"no JSON", b'{"a": 1}', b'[{"finding": {}}]', b'[{"finding": {"severity": 1}, "spot": 1}]']
)
def test_what_is_of_another_form_is_judged_again(
    kept: bytes, tmp_path: Path, asked: list[tuple[bytes, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cache, "look_up", lambda *_: kept)
    assert judged(FILES, Cache(tmp_path)) == (WARNING, PLACELESS)
    assert len(asked) == 1
