from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from octavo.findings import codes
from octavo.handbook import section, section_of, sections


@pytest.mark.parametrize("code", codes())
def test_every_code_is_led_to_a_section_that_there_is(code: str) -> None:
    found = section(section_of(code))
    assert found.path.read_text("utf-8").splitlines()[found.line - 1].startswith("#")
    assert found.title
    assert found.text


def test_no_row_of_the_table_is_idle() -> None:
    wanted = {(name, pattern) for name, row in sections().items() for pattern in row}
    met = {
        (name, pattern)
        for code in codes()
        for name in [section_of(code)]
        for pattern in sections()[name]
        if fnmatchcase(code, pattern)
    }
    assert met == wanted


def test_a_code_that_nothing_tells_of_is_a_bug() -> None:
    with pytest.raises(KeyError):
        section_of("no-such-code")


def test_a_section_ends_where_the_next_of_its_rank_begins() -> None:
    notes, chapter = section("sec:notes"), section("sec:prose")
    assert (notes.title, notes.chapter) == ("Notes", "Plain writing")
    assert "note-cut-off" in notes.text
    assert "## Links" not in notes.text
    assert "## Links" in chapter.text


def test_a_heading_in_a_listing_is_none() -> None:
    assert "{#sec:tables-of-tides}" in section("sec:crossrefs").text
    with pytest.raises(KeyError):
        section("sec:tables-of-tides")


def test_a_section_is_read_without_marks_and_with_titles() -> None:
    told = section("sec:lists").text
    assert "{.index" not in told
    assert "have ways of their own (“Verse, drama, letters, asides”)" in told
    # What an example shows is left as it is, in a listing and in a line.
    assert "[harbour master]{.index}" in section("sec:indexing").text
    assert "`@sec:moon`" in section("sec:crossrefs").text
