from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from octavo.pagination import HeadingPlace, NotePlace, Passage
from octavo.release.impression import Impression, Sheet, impression
from octavo.release.moved import MovedHeading, MovedNote, MovedPages
from octavo.release.movement import movement, movement_json, movement_page


def paged(text: Sequence[str], starts: Sequence[int], first: int = 1) -> Impression:
    """Make an impression of one leaf: a passage for each word, pages that begin behind so many letters."""
    length = sum(map(len, text))
    ends = [*starts[1:], length]
    pages = (Sheet(str(first + at), "one", *pair) for at, pair in enumerate(zip(starts, ends, strict=True)))
    return Impression(tuple(pages), passages={"one": tuple(Passage(len(word), word) for word in text)})


OLD = paged(["aaa.", "bbb.", "ccc.", "ddd.", "eee.", "fff."], [0, 8, 16])


def pages_of(new: Impression) -> MovedPages:
    told = movement(OLD, new).pages
    assert told is not None
    return told


def test_nothing_has_moved_in_the_same() -> None:
    moves = movement(OLD, OLD)
    assert moves.still
    assert movement_page(moves) == "3 pages, as before. Every page has the text and the folio that it had.\n"


def test_a_corrected_passage_changes_its_page_alone() -> None:
    told = pages_of(paged(["aaa.", "bbb.", "cxc.", "ddd.", "eee.", "fff."], [0, 8, 16]))
    assert told == MovedPages(changed=("2",))


def test_what_is_put_in_lets_the_pages_after_it_break_elsewhere() -> None:
    told = pages_of(paged(["aaa.", "bbb.", "new.", "ccc.", "ddd.", "eee.", "fff."], [0, 8, 16, 24]))
    assert told == MovedPages(changed=("2",), reflowed=("3", "4"))


def test_what_is_taken_out_changes_the_page_where_it_was() -> None:
    assert pages_of(paged(["bbb.", "ccc.", "ddd.", "eee.", "fff."], [0, 4, 12])) == MovedPages(changed=("1",))
    assert pages_of(paged(["aaa.", "ccc.", "ddd.", "eee.", "fff."], [0, 4, 12])) == MovedPages(changed=("1",))
    assert pages_of(paged(["aaa.", "bbb.", "ccc.", "eee.", "fff."], [0, 8, 12])) == MovedPages(changed=("2",))
    assert pages_of(paged(["aaa.", "bbb.", "ccc.", "ddd.", "eee."], [0, 8, 16])) == MovedPages(changed=("3",))


def test_whole_pages_with_other_folios_have_shifted() -> None:
    told = pages_of(paged(["aaa.", "bbb.", "ccc.", "ddd.", "eee.", "fff."], [0, 8, 16], first=5))
    pairs = (("1", "5"), ("2", "6"), ("3", "7"))
    assert told == MovedPages(shifted=pairs, cited=pairs)


def test_pages_that_go_together_are_told_together() -> None:
    blank = Sheet("8", None, 0, 0)
    shifted = paged(["aaa.", "bbb.", "ccc.", "ddd.", "eee.", "fff."], [0, 8, 16], first=5)
    pages = (*shifted.pages[:2], blank, replace(shifted.pages[2], folio="9"))
    told = movement_page(movement(OLD, replace(shifted, pages=pages)))
    assert told.count("| 1–3 | 5–9 |") == 2


def test_the_digits_of_a_notes_number_move_no_page() -> None:
    old = Impression(OLD.pages, passages=OLD.passages)
    wider = (Passage(5, "aaa."), *OLD.passages["one"][1:])
    pages = (Sheet("1", "one", 0, 9), Sheet("2", "one", 9, 17), Sheet("3", "one", 17, 25))
    assert movement(old, Impression(pages, passages={"one": wider})).still


def test_leaves_come_and_go() -> None:
    new = Impression((Sheet("1", "two", 0, 4),), passages={"two": (Passage(4, "zzz."),)})
    assert pages_of(new) == MovedPages(changed=("1",), leaves_added=("two",), leaves_gone=("one",))


def noted(*digests: str, page: str = "1") -> Impression:
    notes = tuple(NotePlace(f"one--n{at}", str(at), digest) for at, digest in enumerate(digests, 1))
    return Impression(OLD.pages, {note.id: page for note in notes}, notes=notes, passages=OLD.passages)


def test_notes_are_known_by_their_text_and_not_by_their_number() -> None:
    moves = movement(noted("a", "b", "c"), noted("a", "new", "b", "c", page="2"))
    added = MovedNote("one", None, "2", "2")
    assert moves.notes == (added, MovedNote("one", "2", "3", "2"), MovedNote("one", "3", "4", "2"))
    assert moves.pages == MovedPages(changed=("2",))
    assert "| one | 2 | 3 | 2 | renumbered |" in movement_page(moves)


def test_a_corrected_note_is_told_and_one_that_is_gone() -> None:
    assert movement(noted("a", "b"), noted("a", "x")).notes == (
        MovedNote("one", "2", "2", "1", rewritten=True),
    )
    assert movement(noted("a", "b"), noted("a")).notes == (MovedNote("one", "2", None, None),)


def headed(**pages: str) -> Impression:
    headings = tuple(HeadingPlace(name, name.title(), 1) for name in pages)
    return Impression(OLD.pages, pages, headings, passages=OLD.passages)


def test_headings_are_known_by_their_ids() -> None:
    moves = movement(headed(first="1", second="3", third="3"), headed(first="1", second="4", fourth="9"))
    assert moves.headings == (
        MovedHeading("second", "Second", "Second", "3", "4"),
        MovedHeading("fourth", "Fourth", None, None, "9"),
        MovedHeading("third", "Third", "Third", "3", None),
    )
    assert movement_json(moves)["headings"] == [
        {"id": "second", "text": "Second", "old_text": "Second", "old": "3", "new": "4"},
        {"id": "fourth", "text": "Fourth", "old_text": None, "old": None, "new": "9"},
        {"id": "third", "text": "Third", "old_text": "Third", "old": "3", "new": None},
    ]


def test_an_older_pagination_without_its_text_is_said_to_be_one() -> None:
    page = {"label": "1", "leaf": "one", "kind": "opening", "recto": True, "start": 0}
    old = impression(json.dumps({"edition": "print", "pages": [page], "anchors": {}}).encode())
    assert old.pages == (Sheet("1", "one", 0, 0),)
    moves = movement(old, OLD)
    assert moves.pages is None
    assert "does not tell its text" in movement_page(moves)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"pages": [{}], "anchors": {}}', b"[" * 100_000, b"\xff"]
)
def test_what_is_no_pagination_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- json has words of its own
        impression(content)
