from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from octavo import page_stacks
from octavo.cache import Cache
from octavo.memory import Memory
from octavo.page_hashes import page_hashes
from octavo.page_stacks import Kept, keep, known, stacks

WORDS = [f"BT /F 12 Tf 10 10 Td ({number}) Tj ET" for number in range(6)]


def written(
    words: list[str], font: str = "/Helvetica", change: Callable[[pikepdf.Pdf], None] = lambda _: None
) -> bytes:
    """Give a PDF that has a page for each of some words, in one font for all."""
    with pikepdf.new() as pdf:
        face = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(font)
            )
        )
        for each in words:
            page = pdf.add_blank_page(page_size=(100, 100))
            page.Contents = pdf.make_stream(each.encode())
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=face))
        change(pdf)
        content = io.BytesIO()
        pdf.save(content)
    return content.getvalue()


def test_a_page_is_known_again_in_another_place() -> None:
    hashes = page_hashes(written(WORDS))
    assert len(set(hashes)) == len(WORDS)
    assert page_hashes(written(["q Q", *WORDS]))[1:] == hashes
    assert page_hashes(written([WORDS[1], WORDS[1]])) == (hashes[1], hashes[1])


def boxed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].TrimBox = pikepdf.Array([0, 0, 90, 90])


def above(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Rotate = 90


def clickable(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link)])


def lettered(pdf: pikepdf.Pdf) -> None:
    # No object has this number: it is words.
    pdf.pages[0].Resources.Words = pikepdf.String("(999 0 R) 999 0 R")


@pytest.mark.parametrize("change", [boxed, above, clickable, lettered])
def test_all_that_a_page_is_read_by_is_in_its_hash(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert page_hashes(written(WORDS, change=change))[0] != page_hashes(written(WORDS))[0]


def test_what_leads_away_from_a_page_is_not_in_its_hash() -> None:
    def tagged(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].StructParents = 7
        pdf.pages[0].Contents.StructParent = 7

    assert page_hashes(written(WORDS, change=tagged)) == page_hashes(written(WORDS))


def test_a_font_is_in_the_hash_of_each_page_that_uses_it() -> None:
    assert set(page_hashes(written(WORDS, "/Courier"))).isdisjoint(page_hashes(written(WORDS)))


def test_what_cannot_be_followed_has_no_hashes() -> None:
    def itself(pdf: pikepdf.Pdf) -> None:
        loop = pdf.make_indirect(pikepdf.Dictionary())
        loop.Loop = loop
        pdf.pages[0].Resources.Loop = loop

    assert page_hashes(written(WORDS, change=itself)) == ()
    assert page_hashes(b"no PDF") == ()


def test_a_page_that_is_put_in_changes_one_stack() -> None:
    ends = [f"{'0' if number % 4 == 3 else 'f'}{number}" for number in range(20)]
    before, after = stacks(ends), stacks([*ends[:6], "fresh", *ends[6:]])
    assert [each in after for each in before] == [True, False, True, True, True]
    assert [page for stack in after for page in stack] == [*ends[:6], "fresh", *ends[6:]]


#: Pages of letters, which JSON has as lists of them.
LETTERS = Kept("kind", list, "".join)
PAGES = {"f1": "ab", "01": "c", "f2": "d"}


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """Give a cache in which two stacks of pages are kept."""
    cache = Cache(tmp_path)
    keep(cache, LETTERS, list(PAGES), PAGES, PAGES)
    return cache


def test_what_is_kept_is_known(cache: Cache) -> None:
    assert known(cache, LETTERS, list(PAGES)) == PAGES
    assert known(cache, Kept("other", list, "".join), list(PAGES)) == {}


def test_of_a_stack_that_has_changed_the_other_pages_are_known(cache: Cache) -> None:
    assert known(cache, LETTERS, ["f3", "f1", "01", "f2"]) == PAGES
    assert known(cache, LETTERS, ["f3", "01", "f2"]) == {"f2": "d"}


def test_pages_stay_in_memory_as_they_are(cache: Cache) -> None:
    memory = Memory()
    there = Cache(cache.folder, memory)
    assert known(there, LETTERS, list(PAGES)) == PAGES
    keep(there, LETTERS, list(PAGES), PAGES, ())
    cache.clear()
    again = known(there, LETTERS, ["f1", "other", "f2"])
    assert all(again[each] is PAGES[each] for each in ("f1", "f2"))
    assert len(again) == len(PAGES) - 1


def test_a_damaged_stack_is_not_known(cache: Cache) -> None:
    assert cache.folder is not None
    for path in cache.folder.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b'"d"', b'"e"'))
    assert known(cache, LETTERS, list(PAGES)) == {"f1": "ab", "01": "c"}


def test_another_octavo_knows_nothing(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_stacks, "ourselves", lambda: "another")
    assert known(cache, LETTERS, list(PAGES)) == {}


def test_a_stack_of_another_form_is_not_known(cache: Cache) -> None:
    def of_four(page: tuple[str, str, str, str]) -> str:
        first, *rest = page
        return first + rest[2]

    assert known(cache, Kept("kind", list, of_four), list(PAGES)) == {}


def test_pages_of_one_leaf_tell_it_by_their_resources() -> None:
    hashes = [each.partition(":")[2] for each in page_hashes(written(WORDS))]
    assert len(set(hashes)) == 1
    assert len(hashes[0]) == 8


def test_a_stack_of_enough_pages_ends_with_its_leaf() -> None:
    pages = [f"f{number}:{leaf}" for number, leaf in enumerate("aabbbbbbcddd")]
    assert ["".join(page[-1] for page in stack) for stack in stacks(pages)] == ["aabbbbbb", "cddd"]
