from __future__ import annotations

import pytest

from octavo.doors.citeproc import read_references, set_citations
from octavo.doors.pandoc import Limits
from octavo.errors import ManuscriptError

BIB = "@book{a, author = {Ash, A.}, title = {One}, year = {1901}}\n"
CITE = {
    "t": "Cite",
    "c": [
        [
            {
                "citationId": "a",
                "citationPrefix": [],
                "citationSuffix": [],
                "citationMode": {"t": "NormalCitation"},
                "citationNoteNum": 1,
                "citationHash": 0,
            }
        ],
        [],
    ],
}
PARAGRAPH = {"t": "Para", "c": [CITE]}


def test_references_are_read_with_their_keys() -> None:
    read = read_references(BIB, "biblatex", "a.bib", Limits())
    assert [each["c"]["id"]["c"] for each in read] == ["a"]


def test_what_cannot_be_read_names_its_file_and_line() -> None:
    with pytest.raises(ManuscriptError) as told:
        read_references("@book{a, title = {x}\n", "biblatex", "a.bib", Limits())
    assert told.value.findings[0].path == "a.bib"
    assert "line 3, column 1" in told.value.findings[0].message


def test_citations_are_set_and_what_is_cited_is_listed() -> None:
    metas = read_references(BIB, "biblatex", "a.bib", Limits())
    meta = {"references": {"t": "MetaList", "c": metas}}
    answer = set_citations([PARAGRAPH], meta, "", "book.yaml", Limits())
    assert [block["t"] for block in answer.blocks] == ["Para", "Div"]
    assert answer.warnings == []


def test_an_entry_that_is_not_there_is_warned_of() -> None:
    answer = set_citations([PARAGRAPH], {}, "", "book.yaml", Limits())
    assert answer.warnings == ["citation a not found"]


def test_a_style_that_is_refused_names_its_file() -> None:
    style = "<style xmlns='http://purl.org/net/xbiblio/csl' class='note' version='1.0'/>"
    with pytest.raises(ManuscriptError) as told:
        set_citations([PARAGRAPH], {}, style, "x.csl", Limits())
    assert told.value.findings[0].path == "x.csl"


def test_a_reading_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(ManuscriptError) as told:
        read_references(BIB * 2000, "biblatex", "a.bib", Limits(seconds=0.01))
    assert told.value.findings[0].code == "pandoc-limit"
