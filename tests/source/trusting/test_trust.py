"""Raw HTML of a trusted book becomes elements of the tree; what falls away is told where it stands."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.cache import Cache
from octavo.findings import Severity
from octavo.settings import Limits
from octavo.source.chapter import ReadChapter, read_chapter
from octavo.source.trusting.clean import Cleaner
from octavo.syntax import Element, elements, plain

CASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))


def read(text: str, dialect: str = "markdown", *, trusted: bool = True, **limits: float) -> ReadChapter:
    bounds = Limits.model_validate(limits)
    return read_chapter(text.encode(), "one.md", dialect, bounds, Cache(None), trusted=trusted)


def types(blocks: Any) -> list[str]:  # noqa: ANN401 -- JSON
    return [each["t"] for each in elements(blocks, words=False)]


def letters(blocks: Any) -> Iterator[str]:  # noqa: ANN401 -- JSON
    for each in elements(blocks, words=True):
        if each["t"] in {"Str", "Code", "CodeBlock", "Math"}:
            yield each["c"] if each["t"] == "Str" else each["c"][1]


def first(blocks: Any, kind: str) -> Element:  # noqa: ANN401 -- JSON
    return next(each for each in elements(blocks) if each["t"] == kind)


@pytest.mark.parametrize("name", CASES)
def test_html_is_what_it_says_and_what_falls_away_is_told(name: str) -> None:
    case = CASES[name]
    chapter = read(case["text"], case.get("markdown", "markdown"))
    assert types(chapter.blocks) == case["types"]
    assert " ".join(" ".join(letters(chapter.blocks)).split()) == case["letters"]
    found = [[each.code, each.line, each.column] for each in chapter.findings]
    assert sorted(found) == sorted(case.get("found", []))
    assert all(each.hint for each in chapter.findings)


@pytest.mark.parametrize("name", CASES)
def test_without_trust_every_tag_is_letters(name: str) -> None:
    case = CASES[name]
    chapter = read(case["text"], case.get("markdown", "markdown"), trusted=False)
    codes = {each.code for each in chapter.findings}
    assert not codes & {"html-dropped", "html-lost"}
    assert "html-raw" in codes


def test_markdown_between_tags_stays_as_it_was_read() -> None:
    """A note, a formula, a link with attributes: HTML has no words for them, and none are sought."""
    said = 'a note[^1], $a^2$, [a link](x.md "T"){.k #i y=1}, `code`{.py} and *more*'
    plainly = read(f"Here {said}.\n\n[^1]: A note.\n").blocks
    trusted = read(f"Here <b>{said}</b>.\n\n[^1]: A note.\n").blocks
    strong = first(trusted, "Strong")["c"]
    words = plainly[0]["c"]
    assert [*words[:2], *strong, words[-1]] == words


def test_an_attribute_of_the_author_cannot_stand_for_an_element() -> None:
    chapter = read(
        '<b>one</b> [two]{octavo="0"} <i>[three]{octavo="edge"}</i>\n\n<p data-octavo="0">four</p>\n'
    )
    assert " ".join(letters(chapter.blocks)) == "one two three four"
    assert [each.code for each in chapter.findings] == ["html-dropped"]


def test_attributes_stand_where_the_tree_has_room() -> None:
    text = '<p id="a" class="k">x</p>\n\n<ul lang="de"><li id="b">y</li></ul>\n\n<em id="c">z</em>\n'
    blocks = read(text).blocks
    named = {each["c"][0][0] for each in elements(blocks) if each["t"] in {"Div", "Span"}}
    assert named == {"a", "", "b", "c"}
    assert ["lang", "de"] in first(blocks[1:], "Div")["c"][0][2]


def test_a_table_keeps_its_spans_its_head_and_its_caption() -> None:
    table = first(read(CASES["table"]["text"]).blocks, "Table")["c"]
    assert plain(table[1][1][0]["c"]) == "Wages"
    head = table[3][1][0][1]
    assert [cell[3] for cell in head] == [1, 2]
    assert head[1][1] == {"t": "AlignRight"}
    assert {side[1]["t"] for side in table[2]} == {"ColWidthDefault"}


def test_nesting_beyond_the_limit_is_refused() -> None:
    text = "<div>" * 80 + "x" + "</div>" * 80
    found = read(f"```{{=html}}\n{text}\n```\n", nesting=50).findings
    assert [each.code for each in found if each.severity is Severity.ERROR] == ["html-lost"]


@pytest.mark.parametrize(
    "piece", ["<a", "<a b='", "<!", "</", "<?", "<script>", "<i>", "</i>", "&", "<", "a "]
)
def test_no_html_hangs_its_reader(piece: str) -> None:
    started = time.monotonic()
    cleaner = Cleaner(block=True, deepest=50)
    cleaner.piece("<div><a " + piece * 30_000)
    cleaner.piece("<div>" + piece * 30_000)
    cleaner.end()
    assert cleaner.html or cleaner.broken
    assert time.monotonic() - started < 20


def test_a_span_without_end_does_not_fill_the_memory() -> None:
    text = '<table><tr><td colspan="100000000">x</td></tr></table>'
    chapter = read(f"```{{=html}}\n{text}\n```\n")
    assert [each.code for each in chapter.findings] == ["html-dropped"]
    assert len(first(chapter.blocks, "Table")["c"][2]) == 1


def test_what_was_read_is_in_the_cache_and_trust_changes_what_is_made_of_it(tmp_path: Path) -> None:
    cache, limits = Cache(tmp_path), Limits()
    content = b"A <b>word</b>.\n"
    made = [
        read_chapter(content, "one.md", "markdown", limits, cache, trusted=trusted)
        for trusted in (False, True, False, True)
    ]
    assert made[0] == made[2] != made[1] == made[3]
    assert "Strong" in json.dumps(made[1].blocks)
    assert "Strong" not in json.dumps(made[0].blocks)


PIECES = (
    ["<b>", "</b>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>", "<li>", "</ul>"],
    ["<code>", "</code>", "<pre>", "</pre>", "<x-y>", "<br>", "<script>", "</script>", "<svg>", "</svg>"],
    ["<a href='#x'>", "</a>", "<h2>", "</h2>", "<dl><dt>", "<figure>", "</figure>", "<details>", "<?a?>"],
    [" word ", "*em*", "`c`", "\n\n", "\n\n- item\n", "\n\n> q\n\n", "&lt;", "$x$", "<!-- c -->", "1.  "],
)


@pytest.mark.parametrize("dialect", ["markdown", "commonmark_x"])
@given(pieces=st.lists(st.sampled_from([each for row in PIECES for each in row]), max_size=12))
def test_no_letter_is_lost_unless_it_is_told(dialect: str, pieces: list[str]) -> None:
    """Whatever stands inside of whatever: what is not in the tree is a finding."""
    text = "".join(pieces)
    chapter = read(text, dialect)
    plainly = read(text, dialect, trusted=False)
    if any(
        each.severity is Severity.ERROR or "with what it holds" in each.message for each in chapter.findings
    ):
        return
    written = sum(part.count("word") for part in letters(plainly.blocks))
    assert sum(part.count("word") for part in letters(chapter.blocks)) == written
    assert not {"RawInline", "RawBlock", "Stretch"} & set(types(chapter.blocks))
