"""Reading a chapter in takes gives what reading it whole gives, or it is read whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from octavo.cache import Cache
from octavo.doors import pandoc
from octavo.memory import Memory
from octavo.settings import Limits
from octavo.source import takes
from octavo.source.reading import Reader
from octavo.source.takes import cut, deal, stand_alone
from octavo.source.text import decode

ROOT = Path(__file__).parents[2]
#: Books of other people's making, which stand beside the repository where it is worked on.
CORPUS = "../shared/corpus"

#: Paragraphs that stand under any heading: each is of one section alone.
HARMLESS = [
    "Plain words -- and more...",
    "- one\n- two",
    "- one\n\n- two\n\n    in it",
    "1. first\n2. second",
    "> A quotation\n> of two lines",
    "Term\n\n:   What it means.",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "    code, indented\n\n    and more",
    "| a line\n|   of verse",
    "* * *",
    "-----",
    "Set ^[a note in its place] here.",
    "An ![image](x.png) and a [link](https://example.org).",
    "[in brackets, alone]",
    "$$x^2$$ and $y$",
    "## A heading with *stress* and [a link](#x) {#own .class}",
    '"Quoted',
    "end\" and 'so' on",
]
#: What reaches from one section into another, or looks as if it did.
REACHING = [
    "A marker.[^1]",
    "[^1]: A note.",
    "[label]: https://example.org",
    "[an open bracket",
    "a closed one](https://example.org)",
    "```",
    "~~~ python",
    "<div>",
    "</div>",
    "<!--",
    "::: box",
    ":::",
    "(@) An example.",
    "(@one) Another.",
    "As (@one) shows.",
    "@cited [@so]",
    "\\newcommand{\\x}{y}",
    "\\begin{equation}\n1",
    "\\end{equation}",
]
#: What is only seen when it has been read, or meets another of its kind.
MEETING = [
    "-->",
    "See [label] and [one].",
    "----- -----",
    "# One",
    "# one",
    "# 1. One",
    "## One {#one-1}",
    "One\n===",
    "Two\n---",
    "   # Indented",
    "#No space",
    "- # in a list",
    "> # in a quotation",
]


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let short texts be cut, too."""
    monkeypatch.setattr(takes, "LONG", 0)


def whole(text: str, dialect: str) -> pandoc.Reading:
    return pandoc.read(text, dialect, "one.md", pandoc.Limits())


def reader(dialect: str, memory: Memory | None = None, jobs: int = 1) -> Reader:
    return Reader("one.md", dialect, Limits(), Cache(None, memory or Memory()), jobs)


def sections(parts: Sequence[str]) -> str:
    return "".join(f"{part}\n\n# Heading {number}\n\n" for number, part in enumerate(parts))


@pytest.mark.parametrize("part", HARMLESS)
def test_what_stands_in_one_section_is_cut(part: str, short: None) -> None:  # noqa: ARG001 -- for its effect
    assert len(cut(sections([part, "Words."]), "markdown")) >= 3


@pytest.mark.parametrize("part", REACHING)
def test_what_may_reach_into_another_section_is_not_cut(part: str, short: None) -> None:  # noqa: ARG001 -- as above
    assert len(cut(sections([part, "Words."]), "markdown")) == 1


def test_a_short_chapter_is_read_whole() -> None:
    assert len(cut(sections(["Words."] * 5), "markdown")) == 1


@pytest.mark.parametrize("dialect", ["markdown", "gfm", "commonmark_x", "markdown_mmd"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.lists(st.sampled_from(HARMLESS + REACHING + MEETING), min_size=2, max_size=6),
    at=st.integers(0, 5),
    edit=st.sampled_from(HARMLESS + REACHING + MEETING),
)
def test_an_edited_chapter_reads_as_if_it_were_read_whole(
    before: list[str],
    at: int,
    edit: str,
    dialect: str,
    short: None,  # noqa: ARG001 -- for its effect
) -> None:
    memory = Memory()
    first = reader(dialect, memory, jobs=at + 1).read(sections(before))
    assert first.blocks == whole(sections(before), dialect).blocks
    after = [edit if number == at % len(before) else part for number, part in enumerate(before)]
    text = sections(after)
    read = reader(dialect, memory, jobs=at + 1).read(text)
    assert read.blocks == whole(text, dialect).blocks
    assert [line.kind for line in read.log] == [line.kind for line in whole(text, dialect).log]


def test_only_the_take_that_was_edited_is_read_again(short: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 -- as above
    memory, asked = Memory(), []
    read = pandoc.read

    def listening(text: str, *rest: object) -> pandoc.Reading:
        asked.append(text)
        return read(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pandoc, "read", listening)
    reader("markdown", memory).read("# One\n\na\n\n# Two\n\nb\n\n# Three\n\nc\n")
    kept = reader("markdown", memory).read("# One\n\na\n\n# Two\n\nother\n\n# Three\n\nc\n")
    assert asked[1:] == ["# Two\n\nother\n\n"]
    monkeypatch.undo()
    assert kept.blocks == whole("# One\n\na\n\n# Two\n\nother\n\n# Three\n\nc\n", "markdown").blocks


def test_a_long_chapter_is_read_by_several_at_once(short: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 -- as above
    asked = []
    read = pandoc.read

    def listening(text: str, *rest: object) -> pandoc.Reading:
        asked.append(text)
        return read(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pandoc, "read", listening)
    reader("markdown", jobs=2).read("# One\n\na\n\n# Two\n\nb\n\n# Three\n\nc and d\n")
    assert sorted(asked) == ["# One\n\na\n\n# Two\n\nb\n\n", "# Three\n\nc and d\n"]
    asked.clear()
    # What is called alike has ids that only one reading of all can give.
    reader("markdown", jobs=2).read(again := "# One\n\na\n\n# Two\n\nb\n\n# One\n\nc\n")
    assert asked == [again]


def test_takes_that_were_read_before_are_not_put_together_when_their_ids_meet(short: None) -> None:  # noqa: ARG001 -- as above
    memory = Memory()
    reader("gfm", memory).read("# One\n\na\n\n# Two\n\nb\n\n")
    twice = "# One\n\na\n\n# Two\n\nb\n\n# One\n\na\n\n"
    assert reader("gfm", memory).read(twice).blocks == whole(twice, "gfm").blocks


@pytest.mark.parametrize(("folder", "long"), [("tests/books", 0), ("manuscript", 0), (CORPUS, takes.LONG)])
def test_every_take_of_a_book_reads_as_it_does_in_its_chapter(
    folder: str, long: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (ROOT / folder).is_dir():
        pytest.skip(f"the corpus is not here: {folder}")
    monkeypatch.setattr(takes, "LONG", long)
    for path in sorted((ROOT / folder).rglob("*.md")):
        text, _ = decode(path.read_bytes(), path.name)
        parts = cut(text, "markdown")
        read = whole(text, "markdown") if len(parts) > 1 else None
        if read is None or read.log or not stand_alone(parts, read.blocks):
            continue
        # Each take is read without those that stood before and behind it.
        dealt: list[Any] = [None] * len(parts)
        for turn in (0, 1):
            apart = whole("".join(part.text for part in parts[turn::2]), "markdown")
            dealt[turn::2] = deal(apart.blocks, parts[turn::2]) or [()] * len(parts[turn::2])
        assert [block for blocks in dealt for block in blocks] == list(read.blocks), path
