"""Raw texts of many habits, and what each must become (beside it, in TOML)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from octavo.intake.draft import Draft, Matter, Source
from octavo.intake.plain import read_plain
from tests.intake.plain.reading_back import differences, read_back

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))


def expected(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))


def imported(path: Path) -> Draft:
    """Read a text in the encoding and with the line ends that its expectations name."""
    wanted = expected(path)
    text = path.read_text("utf-8").replace("\n", wanted.get("ends", "\n"))
    return read_plain(Source(path.name, text.encode(wanted.get("encoding", "utf-8"))), {})


@pytest.fixture(params=TEXTS, ids=lambda path: path.stem)
def raw(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_there_are_texts_of_a_dozen_habits() -> None:
    assert len(TEXTS) >= 12


def test_no_letter_is_lost_or_made_up(raw: Path) -> None:
    assert differences(imported(raw)) == ("", "")


def test_pandoc_reads_nothing_into_it(raw: Path) -> None:
    assert not read_back(imported(raw)).odd


def test_headings_are_found_and_nothing_else_is_taken_for_one(raw: Path) -> None:
    assert read_back(imported(raw)).headings == expected(raw)["headings"]


def test_blocks_are_of_their_kinds(raw: Path) -> None:
    kinds = read_back(imported(raw)).kinds
    wanted = expected(raw).get("kinds", {})
    assert {kind: kinds[kind] for kind in wanted} == wanted


def test_what_the_text_says_of_itself_becomes_settings(raw: Path) -> None:
    wanted = expected(raw)
    told = imported(raw).settings
    assert told["lang"] == wanted.get("lang", "en")
    assert told["title"] == wanted.get("title", raw.stem.replace("-", " ").capitalize())
    assert told.get("authors") == wanted.get("authors")
    assert told.get("subtitle") == wanted.get("subtitle")


def test_places_are_written_as_print_has_them(raw: Path) -> None:
    text = "\n".join(chapter.text for chapter in imported(raw).chapters)
    assert [words for words in expected(raw).get("holds", []) if words not in text] == []


def test_notes_are_paired_and_what_is_missing_is_told(raw: Path) -> None:
    draft, wanted = imported(raw), expected(raw)
    assert len(read_back(draft).notes) == wanted.get("notes", 0) == draft.counts["notes"]
    assert [f"{found.code} {found.line}" for found in draft.findings] == wanted.get("findings", [])
    assert all(found.path == raw.name and found.hint for found in draft.findings)


def test_files_have_names_and_places(raw: Path) -> None:
    draft, wanted = imported(raw), expected(raw)
    paths = [chapter.path for chapter in draft.chapters]
    assert paths == wanted.get("files", paths)
    assert [chapter.path for chapter in draft.chapters if chapter.matter is Matter.FRONT] == wanted.get(
        "front", []
    )
    assert [chapter.part for chapter in draft.chapters if chapter.part] == wanted.get("parts", [])


def test_what_is_taken_out_is_named(raw: Path) -> None:
    told = [f"{loss.kind} {loss.words}" for loss in imported(raw).losses]
    wanted = expected(raw).get("losses", [])
    assert sorted(set(wanted)) == sorted(set(wanted) & set(told))


def test_the_encoding_is_told(raw: Path) -> None:
    told = [guess.words for guess in imported(raw).guesses if guess.kind == "encoding"]
    assert told == [expected(raw).get("encoding", "utf-8")]


def test_every_guess_has_a_reason_and_a_confidence(raw: Path) -> None:
    guesses = imported(raw).guesses
    assert guesses
    assert all(guess.reason and 0 < guess.confidence <= 1 and guess.name == raw.name for guess in guesses)
