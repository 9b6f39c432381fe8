from __future__ import annotations

import pickle
import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from octavo.book import Book
from octavo.cache import Cache
from octavo.collate import Aids, collate, collate_file

Files = Mapping[str, bytes]


def test_every_format_is_told_when_it_is_done(book: Book, outputs: Mapping[str, Files]) -> None:
    told: list[str] = []
    assert collate(book, outputs, told.append).findings == ()
    assert told == list(outputs)


def test_what_is_read_elsewhere_is_read_as_it_is_here(
    book: Book, outputs: Mapping[str, Files], tmp_path: Path
) -> None:
    asked: list[str] = []

    def begin(name: str, work: Callable[[], object]) -> Callable[[], object]:
        asked.append(name)
        there = pickle.loads(pickle.dumps(work))()  # noqa: S301 -- as it travels to a process
        return lambda: there

    apart = collate(book, outputs, aids=Aids(Cache(tmp_path), begin))
    alone = collate(book, outputs)
    assert (apart.findings, apart.tallies) == (alone.findings, alone.tallies)
    assert asked == list(outputs)


def test_our_own_files_are_sound_when_they_come_alone(book: Book, outputs: Mapping[str, Files]) -> None:
    for kind in ("epub", "page", "screen", "print"):
        name = next(name for name in outputs[kind] if name.endswith((".epub", ".html", ".pdf")))
        assert collate_file(book, name, outputs[kind][name]).findings == ()


def packed(files: Files) -> bytes:
    """Pack a web book into an archive, in a folder of another name."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"sent-{name}", content)
    return made.getvalue()


def test_a_web_book_that_was_packed_is_read(book: Book, outputs: Mapping[str, Files]) -> None:
    whole = collate_file(book, "web.zip", packed(outputs["web"]))
    assert whole.findings == ()
    assert [tally.source for tally in whole.tallies] == ["manuscript", "web.zip"]


def test_a_packed_web_book_that_lost_a_word_or_a_page_is_found(
    book: Book, outputs: Mapping[str, Files]
) -> None:
    changed = {**outputs["web"]}
    changed["web/rope.html"] = re.sub(
        rb"(<main.*?)</p>", rb"\1 more</p>", changed["web/rope.html"], count=1, flags=re.DOTALL
    )
    assert "collate-text" in {each.code for each in collate_file(book, "web.zip", packed(changed)).findings}
    fewer = {name: content for name, content in outputs["web"].items() if name != "web/rope.html"}
    assert [each.code for each in collate_file(book, "web.zip", packed(fewer)).findings] == [
        "output-unreadable"
    ]


def test_a_format_without_its_file_is_missing(book: Book) -> None:
    found = collate(book, {"epub": {"pagination.json": b"{}"}}).findings
    assert [(each.code, each.format) for each in found] == [("output-missing", "epub")]


def test_a_web_book_that_breaks_off_is_unreadable(book: Book, outputs: Mapping[str, Files]) -> None:
    files = {name: content for name, content in outputs["web"].items() if name != "web/rope.html"}
    assert [each.code for each in collate(book, {"web": files}).findings] == ["output-unreadable"]
