from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from octavo.cache import Cache
from octavo.collate import PAGES, Aids, pdf_opening
from octavo.collate.pdf_drawn import read_drawn_page
from octavo.collate.pdf_known import READ, drawn_again, told_of
from octavo.collate.pdf_opening import TRIED, open_pages
from octavo.collate.pdf_pages import Drawn
from octavo.memory import Memory
from octavo.page_hashes import page_hashes
from octavo.page_stacks import keep, known, stacks
from tests.collate.conftest import Outputs
from tests.test_page_stacks import written

WORDS = [f"BT /F 12 Tf 10 10 Td (word {number}) Tj ET" for number in range(40)]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the pages of which what is drawn is read."""
    count: list[int] = []

    def counted(*given: object) -> object:
        count.append(1)
        return read_drawn_page(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf_opening, "read_drawn_page", counted)
    return count


@pytest.mark.parametrize("kind", ["print", "screen"])
def test_pages_that_are_known_are_what_they_were(kind: str, outputs: Outputs, tmp_path: Path) -> None:
    content = next(file for name, file in outputs[kind].items() if name.endswith(".pdf"))
    cache = Cache(tmp_path)
    pages = open_pages(content)
    assert any(page.runs for page in pages)
    assert [open_pages(content, Aids(cache)) for _ in range(2)] == [pages, pages]


def test_an_edit_has_its_page_read_and_a_few_others(tmp_path: Path, read: list[int]) -> None:
    cache = Cache(tmp_path)
    open_pages(written(WORDS), Aids(cache))
    assert len(read) == len(WORDS)
    edited = [*WORDS[:9], "BT /F 12 Tf 10 10 Td (another) Tj ET", *WORDS[9:]]
    read.clear()
    known = open_pages(written(edited), Aids(cache))
    assert len(read) < len(WORDS)
    assert known == open_pages(written(edited))
    read.clear()
    open_pages(written(edited), Aids(cache))
    assert 0 < len(read) <= 2 * TRIED


def test_who_has_read_pages_reads_one_of_them_again(tmp_path: Path, read: list[int]) -> None:
    cache = Cache(tmp_path, Memory())
    pages = open_pages(written(WORDS), Aids(cache))
    read.clear()
    assert open_pages(written(WORDS), Aids(cache)) == pages
    assert len(read) == 1
    read.clear()
    # What another program left on the disk is tried as often as ever.
    assert open_pages(written(WORDS), Aids(Cache(tmp_path, Memory()))) == pages
    assert len(read) >= TRIED


def test_what_is_kept_must_be_what_is_read(tmp_path: Path) -> None:
    cache, content = Cache(tmp_path), written(WORDS)
    pages = open_pages(content, Aids(cache))
    for stack in stacks(page_hashes(content)):
        told = {each: told_of(drawn) for each, drawn in known(cache, READ, stack).items()}
        false = json.loads(json.dumps(told).replace("word", "weird"))
        keep(cache, READ, stack, {each: drawn_again(page) for each, page in false.items()}, false)
    assert open_pages(content, Aids(cache)) == pages
    assert open_pages(content, Aids(cache)) == pages


def test_half_of_many_pages_may_be_read_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_opening, "MANY", 10)
    content, asked = written(WORDS), []

    def begin(name: str, work: Callable[[], list[Drawn]]) -> Callable[[], list[Drawn]]:
        there = pickle.loads(pickle.dumps(work))()  # noqa: S301 -- as it travels to a process
        asked.append((name, len(there)))
        return lambda: there

    alone = open_pages(content)
    assert open_pages(content, Aids(None, begin)) == alone
    assert open_pages(content, Aids(Cache(tmp_path), begin)) == alone
    assert open_pages(content, Aids(Cache(tmp_path), begin)) == alone
    assert asked == [(PAGES, len(WORDS) // 2)] * 2


def test_pages_with_tags_are_read_here(monkeypatch: pytest.MonkeyPatch, outputs: Outputs) -> None:
    monkeypatch.setattr(pdf_opening, "MANY", 1)
    content = next(file for name, file in outputs["screen"].items() if name.endswith(".pdf"))
    asked: list[str] = []
    assert open_pages(content, Aids(None, lambda name, _: asked.append(name))) == open_pages(content)
    assert asked == []


def test_a_page_that_is_damaged_is_told_of_whoever_reads_it() -> None:
    error = pypdfium2.PdfiumError("Failed to load page.")
    assert isinstance(pickle.loads(pickle.dumps(error)), pypdfium2.PdfiumError)  # noqa: S301 -- as it travels
