"""The chain as a whole: encodings, the author's decisions, texts that are hardly any."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.intake.draft import Draft, Source
from octavo.intake.plain import read_plain
from tests.intake.plain.reading_back import differences, read_back

SENTENCE = "It was said, and it is said again, that the café at the corner had never once been open."


def draft(text: str | bytes, decisions: dict[int, str] | None = None, **settings_: object) -> Draft:
    content = text.encode() if isinstance(text, str) else text
    return read_plain(Source("some-text.txt", content), settings_, decisions)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (SENTENCE.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + SENTENCE.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("windows-1252"), "windows-1252"),
    ],
)
def test_the_encoding_is_found(content: bytes, encoding: str) -> None:
    found = draft(content)
    assert [guess.words for guess in found.guesses if guess.kind == "encoding"] == [encoding]
    assert SENTENCE in found.chapters[0].text


def test_bytes_that_windows_1252_does_not_know_stop_nothing() -> None:
    assert "caf" in draft(b"caf\xe9 \x81 and more \x93words\x94").chapters[0].text


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n", "\u2028"])
def test_every_kind_of_line_end_is_one(ends: str) -> None:
    text = ends.join([SENTENCE, "", SENTENCE, "", "", "A heading", "", SENTENCE])
    assert read_back(draft(text)).headings == ["1 Some text", "2 A heading"]


@pytest.mark.parametrize("text", ["", "\n\n\n", "Word", "* * *", "1", "[1]", "-", "=====", "a\n=", "_", "#"])
def test_a_text_that_is_hardly_any_is_read(text: str) -> None:
    assert differences(draft(text)) == ("", "")


def test_the_author_decides_against_the_guesses() -> None:
    text = f"{SENTENCE}\n\n{SENTENCE}\n\n\nNot a heading\n\n{SENTENCE}\n\n"
    text += f"A heading after all\n\n{SENTENCE}\n\n\n{SENTENCE}"
    assert read_back(draft(text, title="T")).headings == ["1 T", "2 Not a heading"]
    decided = read_back(draft(text, {6: "paragraph", 10: "heading", 15: "none"}, title="T"))
    assert decided.headings == ["1 T", "2 A heading after all"]
    assert decided.kinds["break"] == 0


def test_what_is_doubtful_is_told_with_its_line() -> None:
    text = f"{SENTENCE}\n\nA short line\n\n{SENTENCE}\n\n{SENTENCE}"
    doubts = [guess for guess in draft(text).guesses if guess.kind == "paragraph"]
    assert [(guess.line, guess.words, guess.confidence) for guess in doubts] == [(3, "A short line", 0.6)]
    assert "heading" in doubts[0].reason


def test_a_title_that_the_author_gives_heads_the_essay_and_is_told() -> None:
    given_ = draft(SENTENCE, title="Mine")
    assert [added.words for added in given_.added] == ["Mine"]
    assert read_back(given_).headings == ["1 Mine"]


def test_a_placeholder_is_in_the_books_language() -> None:
    found = draft("Das ist der erste[1] und das ist der zweite Satz,[2] der nicht von hier ist.", lang="de")
    assert "[^2]: *Anmerkung 2 fehlt in der Vorlage.*" in found.chapters[0].text


@settings(max_examples=40, derandomize=True)
@given(st.lists(st.text(alphabet="ab .!?\n\n*_[1]()\"'-=#>\t²:CD", max_size=60), max_size=12))
def test_no_letter_is_lost_whatever_is_typed(runs: list[str]) -> None:
    found = draft("\n\n".join(runs))
    assert differences(found) == ("", "")
    assert not read_back(found).odd


#: What texts are made of, to be put together in any order.
BLOCKS = [
    SENTENCE, f"{SENTENCE}[1]", f"So{SENTENCE}*", f"Word¹ {SENTENCE}", "[1] A note.", "* A note.", "¹ A note",
    "1. One", "2. Two", "- item\n- item", "(a) item", "CHAPTER I", "CHAPTER II. A Title", "PREFACE",
    "PART ONE",
    "Notes", "A Short Line", "Why so?", "THE BIG HEAD", "I", "II", "by Ann Other", "Title: The Book",
    "1917", "* * *", "-----", "A title\n=======", "Another\n-------", "# Hash", "## Hash ##",
    "> quoted\n> words", "12", "\f13", "Running Head",
    "    set in a little\n    and once more",
    "A line of verse,\nAnd then another,\n  And one.",
    '"Quoted" \'words\' -- so...', "Contents", "_em_ and *em* and **em**",
    "$5 < 6 & #7 {a} ^b^ ~c~ \\ @d [e](f) `g`",
    "Year   Corks\n1911      12\n1912   1,304", "one   two\n\nthree   four\nfive", "a\tb\nc|\td",
    "Ann Quarto".center(72), "OF STILL WATER".center(72), "The Small Press".center(72), "1911".center(72),
    "[Footnote 1: Inside.]", "2 Two as a note", "*** START OF THE PROJECT GUTENBERG EBOOK X ***",
]  # fmt: skip


@settings(max_examples=60, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(BLOCKS), st.sampled_from(["\n", "\n\n", "\n\n\n"])), max_size=30))
def test_no_letter_is_lost_in_whatever_order_blocks_come(blocks: list[tuple[str, str]]) -> None:
    found = draft("".join(words + gap for words, gap in blocks))
    assert differences(found) == ("", "")
    assert not read_back(found).odd


CENTRED = f"{'THE LOCK'.center(76)}\n\n{'Of Still Water'.center(76)}\n\n{'Ann Quarto'.center(76)}\n\n"
WRAPPED = "It was said, and it is said again, that the corner had never been open,\n" * 6


def test_lines_in_the_middle_under_a_title_are_its_subtitle_and_author() -> None:
    found = draft(CENTRED + WRAPPED)
    told = [(guess.kind, guess.line, guess.confidence < 0.8) for guess in found.guesses if guess.line]
    assert told == [("title", 1, True), ("subtitle", 3, True), ("byline", 5, True)]
    assert found.settings["subtitle"] == "Of Still Water"
    assert found.settings["authors"] == ["Ann Quarto"]


@pytest.mark.parametrize("body", ["The Small Press", "Society of the Lock"])
def test_a_body_in_the_last_of_several_lines_is_the_author(body: str) -> None:
    found = draft(CENTRED.replace("Ann Quarto", body) + WRAPPED)
    assert (found.settings["subtitle"], found.settings["authors"]) == ("Of Still Water", [body])
    assert [guess.confidence for guess in found.guesses if guess.kind == "byline"] == [0.62]


def test_the_author_can_say_that_they_are_headings() -> None:
    found = draft(CENTRED + WRAPPED, {5: "heading"})
    assert "authors" not in found.settings
    assert read_back(found).headings == ["1 THE LOCK", "2 Ann Quarto"]


@pytest.mark.parametrize("words", ["12 Poems", "Of the River", "a quarto", "Ann", "A Short View of All That"])
def test_what_is_no_name_is_no_author(words: str) -> None:
    found = draft(f"{'THE LOCK'.center(76)}\n\n{words.center(76)}\n\n{WRAPPED}")
    assert "authors" not in found.settings
    assert differences(found) == ("", "")


def test_sections_that_count_anew_under_each_heading_stand_below_it() -> None:
    parts = [
        f"{name}\n-----\n\n{SENTENCE}\n\n1. One\n\n{SENTENCE}\n\n2. Two\n\n{SENTENCE}\n\n"
        for name in ("Alpha", "Beta")
    ]
    levels = [head.split()[0] for head in read_back(draft("".join(parts), title="T")).headings]
    assert levels == ["1", "2", "3", "3", "2", "3", "3"]
