from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from octavo import proof as proofs
from octavo import prove as proving
from octavo.bind.bound import Bound
from octavo.book import Book, Chapter
from octavo.book_yaml import read_settings
from octavo.cache import Cache
from octavo.findings import finding
from octavo.media import Medium
from octavo.proof import Proof, keep, kept, key_of
from octavo.prove import Means, prove
from octavo.tally import Tally

PROOF = Proof(
    (finding("page-measure", "page 3: “œuvre”", path="a.md", line=3, format="print"),),
    (Tally("manuscript", {"letters": 3}), Tally("print", {"letters": 3, "notes": None})),
)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Give a book of one paragraph."""
    (tmp_path / "a.md").write_text("# A\n\nWords.\n", "utf-8")
    words = {"t": "Para", "c": [{"t": "Str", "c": "Words."}]}
    chapter = Chapter("a", "a.md", "Words.", (words,))
    return Book(read_settings(tmp_path, None)[0], tmp_path, (chapter,), files=(chapter,))


def entry(cache: Cache) -> Path:
    assert cache.folder is not None
    return next(path for path in cache.folder.rglob("*") if path.is_file())


def test_a_proof_is_given_back_as_it_was(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert kept(cache, "a" * 64) is None
    keep(cache, "a" * 64, PROOF)
    assert kept(cache, "a" * 64) == PROOF
    assert kept(cache, "b" * 64) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda content: content[:-1],
        lambda content: content.replace(b"page 3", b"page 4"),
        lambda _: b"{}",
    ],
)
def test_a_damaged_proof_is_none(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    keep(cache, "a" * 64, PROOF)
    place = entry(cache)
    place.write_bytes(damage(place.read_bytes()))
    assert kept(cache, "a" * 64) is None


def test_the_proof_of_something_else_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    keep(cache, "a" * 64, PROOF)
    place = entry(cache)
    other = place.with_name("b" * 62)
    place.rename(other)
    assert kept(cache, "aa" + "b" * 62) is None


def test_a_proof_of_another_form_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for content in (b"no JSON", b"{}", b'{"findings": [{}], "tallies": []}'):
        cache.store("proof", "a" * 64, content)
        assert kept(cache, "a" * 64) is None


def test_what_is_wrong_is_proven_again(tmp_path: Path) -> None:
    wrong = replace(PROOF, findings=(finding("epubcheck-error", "it was not done"),))
    keep(Cache(tmp_path), "a" * 64, wrong)
    assert kept(Cache(tmp_path), "a" * 64) is None


CHANGES: dict[str, Callable[[Book], Book]] = {
    "a word": lambda book: replace(book, chapters=(replace(book.chapters[0], blocks=()),)),
    "a source": lambda book: replace(book, chapters=(replace(book.chapters[0], source=""),)),
    "a file": lambda book: replace(book, files=()),
    "a setting": lambda book: replace(book, settings=book.settings.model_copy(update={"lang": "de"})),
    "a medium": lambda book: replace(book, media=frozenset({Medium.PRINT})),
    "an id": lambda book: replace(book, gone=frozenset({"a"})),
    "an entry": lambda book: replace(book, references=("a",)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_book_changes_the_key(change: str, book: Book) -> None:
    bounds = [Bound("page", {"a.html": b"<p>Words.</p>"})]
    assert key_of({"page": CHANGES[change](book)}, bounds) != key_of({"page": book}, bounds)


def test_the_key_knows_no_folder_and_each_file(book: Book) -> None:
    files = {"a.html": b"a", "b.html": b"b"}
    key = key_of({"web": book}, [Bound("web", files)])
    moved = replace(book, root=book.root / "elsewhere")
    assert key_of({"web": moved}, [Bound("web", files)]) == key
    others = ({**files, "b.html": b"c"}, {"a.html": b"a"}, {"c.html": b"a", "b.html": b"b"})
    assert key not in {key_of({"web": book}, [Bound("web", each)]) for each in others}
    two = [Bound("web", {"a.html": b"a"}), Bound("page", {"b.html": b"b"})]
    assert key_of({"web": book, "page": book}, two) != key


def test_another_octavo_proves_anew(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    bounds = [Bound("page", {"a.html": b"a"})]
    before = key_of({"page": book}, bounds)
    monkeypatch.setattr(proofs, "ourselves", lambda: "another")
    assert key_of({"page": book}, bounds) != before


def test_nothing_is_proven_twice(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<html lang='en'><title>A</title><body><p>Words.</p></body></html>"
    bounds = [Bound("page", {"a.html": page.encode()})]
    cache, told = Cache(tmp_path / "cache"), list[str]()
    first = prove({"page": book}, bounds, Means(cache, 2, told.append))

    def never(*_: object) -> None:
        pytest.fail("it was collated again")

    monkeypatch.setattr(proving, "collate", never)
    assert first.findings == ()
    assert prove({"page": book}, bounds, Means(cache, 2, told.append)) == first
    assert told == ["page", "page"]
