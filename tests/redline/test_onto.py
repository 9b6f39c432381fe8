from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.cli import run
from octavo.export.names import ANCHOR
from tests.redline.conftest import Desk, codes, lines
from tests.redline.editor import Edited

#: What an editor does, and the lines of the chapters that change by it.
EDITS: dict[str, tuple[Callable[[Edited], object], list[str]]] = {
    "nothing": (lambda _: None, []),
    "a word replaced": (
        lambda page: page.replace("lay at anchor", "swung at anchor"),
        [
            "-The ship lay at anchor on the *Long Sand*, and her crew",
            "+The ship swung at anchor on the *Long Sand*, and her crew",
        ],
    ),
    "an emphasised word replaced": (
        lambda page: page.replace("Long Sand", "Short Sand"),
        [
            "-The ship lay at anchor on the *Long Sand*, and her crew",
            "+The ship lay at anchor on the *Short Sand*, and her crew",
        ],
    ),
    "emphasised words deleted": (
        lambda page: page.delete(" on the Long Sand"),
        [
            "-The ship lay at anchor on the *Long Sand*, and her crew",
            "+The ship lay at anchor, and her crew",
        ],
    ),
    "words in a quotation, beside an index mark": (
        lambda page: page.replace("the light", "the great light"),
        [
            '-of seven kept "the light"[]{.index term="light"} by turns.[^turn] Nobody',
            '+of seven kept "the great light"[]{.index term="light"} by turns.[^turn] Nobody',
        ],
    ),
    "words over the end of a line": (
        lambda page: page.replace("the chain saw to that", "the chain snored"),
        [
            "-slept well -- the chain saw to that.",
            "+slept well -- the chain snored.",
        ],
    ),
    "a sentence put in, with signs of markup": (
        lambda page: page.insert("saw to that.", " It was *loud*, [and] 5 < 6."),
        [
            "-slept well -- the chain saw to that.",
            "+slept well -- the chain saw to that. It was \\*loud\\*, \\[and\\] 5 \\< 6.",
        ],
    ),
    "words put in, in italics": (
        lambda page: page.insert("heard no other", " single", look="i"),
        ["-> no other bell.", "+> no other *single* bell."],
    ),
    "words set in italics": (
        lambda page: page.italicise("October"),
        [
            "-Fog came in October. The bell was rung by hand until the year 1888,",
            "+Fog came in *October*. The bell was rung by hand until the year 1888,",
        ],
    ),
    "words of a note": (
        lambda page: page.replace("four hours", "three hours"),
        [
            "-[^turn]: A turn was four hours, as @marsh1902 [12] has it; the cook stood **none**.",
            "+[^turn]: A turn was three hours, as @marsh1902 [12] has it; the cook stood **none**.",
        ],
    ),
    "words of a note in its place": (
        lambda page: page.replace("on Sundays", "on holidays"),
        [
            "-The wicks were trimmed at noon,^[Or at one o'clock, on Sundays.] and the mirrors rubbed",
            "+The wicks were trimmed at noon,^[Or at one o'clock, on holidays.] and the mirrors rubbed",
        ],
    ),
    "a heading": (
        lambda page: page.replace("What they ate", "What was eaten"),
        ["-## What they ate", "+## What was eaten"],
    ),
    "a heading with a line below it, and an id": (
        lambda page: page.replace("Trim the", "Cut the"),
        ["-Trim the wicks {#trim}", "+Cut the wicks {#trim}"],
    ),
    "a cell": (
        lambda page: page.replace("salt pork", "salt beef"),
        ["-| Monday | salt pork |", "+| Monday | salt beef |"],
    ),
    "a caption": (
        lambda page: page.insert("What was cooked", " on board"),
        [
            "-: What was cooked, and when. {#tbl:meals}",
            "+: What was cooked on board, and when. {#tbl:meals}",
        ],
    ),
    "an item": (
        lambda page: page.replace("bread for", "biscuit for"),
        ["-- bread for the crew", "+- biscuit for the crew"],
    ),
    "an item more": (
        lambda page: page.new_paragraph("bread for the crew", "beer for the cook"),
        ["+- beer for the cook"],
    ),
    "an item less": (lambda page: page.delete_paragraph("bread for the crew"), ["-- bread for the crew"]),
    "a link's words": (
        lambda page: page.replace("clockwork", "a machine"),
        [
            "-and by [clockwork](https://example.org/bell) after it.",
            "+and by [a machine](https://example.org/bell) after it.",
        ],
    ),
    "a paragraph more": (
        lambda page: page.new_paragraph("after it.", "It was a good bell."),
        ["+", "+It was a good bell."],
    ),
    "a heading more": (
        lambda page: page.new_heading("after it.", "The Bell"),
        ["+", "+## The Bell"],
    ),
    "a paragraph less": (
        lambda page: page.delete_paragraph("Fog came in"),
        [
            "-",
            "-Fog came in October. The bell was rung by hand until the year 1888,",
            "-and by [clockwork](https://example.org/bell) after it.",
        ],
    ),
    "a paragraph divided": (
        lambda page: page.split("Fog came in October."),
        [
            "-Fog came in October. The bell was rung by hand until the year 1888,",
            "+Fog came in October.",
            "+",
            "+The bell was rung by hand until the year 1888,",
        ],
    ),
    "a note more": (
        lambda page: page.add_note("aloud", "But see the cook."),
        [
            "-Of [@tbl:meals] nobody complained aloud [see @marsh1902, p. 3].",
            "+Of [@tbl:meals] nobody complained aloud[^editor-1] [see @marsh1902, p. 3].",
            "+",
            "+[^editor-1]: But see the cook.",
        ],
    ),
    "a note less": (
        lambda page: page.delete_note("four hours"),
        [
            '-of seven kept "the light"[]{.index term="light"} by turns.[^turn] Nobody',
            '+of seven kept "the light"[]{.index term="light"} by turns. Nobody',
            "-",
            "-[^turn]: A turn was four hours, as @marsh1902 [12] has it; the cook stood **none**.",
        ],
    ),
    "a line of code": (lambda page: page.replace("18:00", "17:30"), ["-18:00  lit", "+17:30  lit"]),
    "a line of verse": (
        lambda page: page.replace("the lamps go round", "the lights go round"),
        ["-| and the lamps go round.", "+| and the lights go round."],
    ),
    "words of a division": (
        lambda page: page.replace("lasts a week", "lasts a month"),
        ["-A wick lasts a week.", "+A wick lasts a month."],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_an_editor_changes_is_all_that_changes(desk: Desk, name: str) -> None:
    edit, expected = EDITS[name]
    brought = desk.back(edit)
    assert lines(brought.diff) == expected
    assert not codes(brought)


def test_a_document_without_bookmarks_is_laid_by_its_words(desk: Desk) -> None:
    def edit(page: Edited) -> None:
        page.strip(lambda name: name.startswith(ANCHOR))
        page.replace("Fog came", "Mist came")
        page.replace("four hours", "three hours")

    brought = desk.back(edit)
    assert [line[:9] for line in lines(brought.diff)] == ["-[^turn]:", "+[^turn]:", "-Fog came", "+Mist cam"]
    assert not codes(brought)


def test_what_was_not_tracked_is_brought_back_and_told(desk: Desk) -> None:
    def edit(page: Edited) -> None:
        page.delete(" by turns", tracked=False)

    brought = desk.back(edit)
    assert any('light"}.[^turn]' in line for line in lines(brought.diff))
    assert codes(brought) == ["onto-untracked"]


def test_words_that_octavo_sets_are_refused_and_the_rest_of_the_paragraph_is_not(desk: Desk) -> None:
    def edit(page: Edited) -> None:
        page.replace("Marsh", "March")
        page.replace("nobody complained", "no one complained")

    brought = desk.back(edit)
    assert lines(brought.diff) == [
        "-Of [@tbl:meals] nobody complained aloud [see @marsh1902, p. 3].",
        "+Of [@tbl:meals] no one complained aloud [see @marsh1902, p. 3].",
    ]
    assert codes(brought) == ["onto-made"]


def test_a_table_that_is_put_in_is_refused(desk: Desk) -> None:
    brought = desk.back(lambda page: page.add_table("after it.", "A cell"))
    assert not brought.diff
    assert codes(brought) == ["onto-unplaced"]


def test_a_title_of_the_settings_is_refused(desk: Desk) -> None:
    brought = desk.back(lambda page: page.replace("On Board", "Aboard"))
    assert not brought.diff
    assert codes(brought) == ["onto-elsewhere"]


def test_a_chapter_that_has_changed_since_keeps_its_changes(desk: Desk) -> None:
    chapter = desk.home / "watch.md"
    chapter.write_text(chapter.read_text("utf-8").replace("by hand until", "by hands until"), "utf-8")
    brought = desk.back(lambda page: page.replace("Fog came", "Mist came"))
    assert lines(brought.diff) == [
        "-Fog came in October. The bell was rung by hands until the year 1888,",
        "+Mist came in October. The bell was rung by hands until the year 1888,",
    ]


def test_the_same_words_changed_by_both_are_a_conflict(desk: Desk) -> None:
    chapter = desk.home / "watch.md"
    chapter.write_text(chapter.read_text("utf-8").replace("Fog came", "Rain came"), "utf-8")
    brought = desk.back(lambda page: page.replace("Fog came", "Mist came"))
    assert not brought.diff
    assert codes(brought) == ["onto-conflict"]


def test_a_comment_comes_with_its_place_and_its_words(desk: Desk) -> None:
    brought = desk.back(lambda page: page.comment("mirrors rubbed", "With what?"))
    assert not brought.diff
    assert "- `lamp.md:11:74` comment (Ed Itor, 2026-03-01): “mirrors rubbed”" in brought.account
    assert "With what?" in brought.account


def test_the_diff_is_one_that_git_applies(desk: Desk) -> None:
    brought = desk.back(lambda page: page.replace("silver", "tin"))
    git = ["git", "apply", "--unsafe-paths", "-"]
    subprocess.run(git, input=brought.diff.encode(), cwd=desk.home, check=True)  # noqa: S603 -- a fixed command
    assert "mirror of tin," in (desk.home / "lamp.md").read_text("utf-8")


def test_applied_changes_stand_in_the_chapters_and_lines_keep_their_ends(desk: Desk) -> None:
    chapter = desk.home / "lamp.md"
    before = chapter.read_bytes().replace(b"\n", b"\r\n")
    chapter.write_bytes(before)
    brought = desk.back(lambda page: page.replace("silver", "tin"), write=True)
    assert brought.files == ("lamp.md",)
    assert chapter.read_bytes() == before.replace(b"silver", b"tin")
    assert (desk.home / "watch.md").read_bytes() == (
        Path(__file__).parent.parent / "books/redlined/watch.md"
    ).read_bytes()


def test_the_command_writes_a_diff_and_an_account(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    page = Edited(desk.document)
    page.replace("silver", "tin")
    came = desk.home.parent / "came.docx"
    came.write_bytes(page.content())
    out = desk.home.parent / "out"
    assert run(["import", str(came), "--onto", str(desk.home), "--out", str(out), "--quiet"]) == 0
    assert "1 files would change" in capsys.readouterr().err
    assert "+There were eight lamps, each with a mirror of tin," in (out / "edited.diff").read_text("utf-8")
    assert "inserted (Ed Itor, 2026-03-01): “tin”" in (out / "REVIEW.md").read_text("utf-8")


def test_the_command_wants_one_document(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "a.docx", "b.docx", "--onto", str(desk.home), "--quiet"]) == 2
    assert "--onto takes one document" in capsys.readouterr().err


def test_what_is_no_word_document_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    came = desk.home.parent / "came.docx"
    came.write_bytes(b"PK\x03\x04 nothing")
    arguments = ["import", str(came), "--onto", str(desk.home), "--out", str(desk.home.parent / "out"), "-q"]
    assert run(arguments) == 1
    assert "import-refused" in capsys.readouterr().out


def test_options_that_say_two_things_are_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "a.docx", "--onto", str(desk.home), "--into", "b"]) == 2
    assert run(["import", "a.docx", "--into", "b", "--apply"]) == 2
    told = capsys.readouterr().err
    assert "makes no new book" in told
    assert "--apply goes with --onto" in told


def test_an_index_mark_that_goes_with_its_paragraph_is_told(desk: Desk) -> None:
    brought = desk.back(lambda page: page.delete_paragraph("The ship lay"))
    assert "-The ship lay at anchor on the *Long Sand*, and her crew" in lines(brought.diff)
    assert codes(brought) == ["onto-mark"]
