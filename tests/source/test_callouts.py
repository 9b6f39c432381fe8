from __future__ import annotations

import pytest

from octavo.source.callouts import read_callouts
from octavo.syntax import Element, plain

ITEM = [{"t": "Plain", "c": [{"t": "Str", "c": "said"}]}]


def code(words: str, name: str = "", cls: str = "annotated") -> Element:
    return {"t": "CodeBlock", "c": [[name, [cls], []], words]}


def items(count: int, first: int = 1) -> Element:
    return {"t": "OrderedList", "c": [[first, {"t": "Decimal"}, {"t": "Period"}], [list(ITEM)] * count]}


def source(words: str) -> str:
    return f"# One\n\n```{{.annotated}}\n{words}\n```\n"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a = 1  # <1>", "a = 1  ①"),
        ("a = 1 <1>", "a = 1 ①"),
        ("a = 1 // <1>  ", "a = 1 ①"),
        ("a /* <1> */", "a ①"),
        ("<a> <!-- <1> -->", "<a> ①"),
        ("select -- <1>", "select ①"),
        ("(a) ;; <1>", "(a) ①"),
        ("a # <1> <2>", "a ① ②"),
        ("a # <1><2>", "a ① ②"),
        ("a#<1>", "a  ①"),
        ("# words <1>", "# words ①"),
    ],
)
def test_a_callout_takes_the_place_of_its_comment(written: str, kept: str) -> None:
    (block, _), findings = read_callouts([code(written), items(2)], source(written), "one.md")
    assert block["c"][1] == kept
    assert not [each for each in findings if "<1>" in each.message]


@pytest.mark.parametrize("words", ["a <1> b", "a # <x>", "a # <10>", "a", "a # <0>"])
def test_what_is_no_callout_stays_code(words: str) -> None:
    (block,), _ = read_callouts([code(words)], source(words), "one.md")
    assert block["c"][1] == words


def test_other_code_and_other_lists_are_left_alone() -> None:
    blocks = [code("a # <1>", cls="python"), items(1)]
    assert read_callouts(blocks, "", "one.md") == (tuple(blocks), ())


@pytest.mark.parametrize(("name", "known"), [("lst:a", "lst:a"), ("", "code-callouts-1")])
def test_each_item_begins_with_its_number_and_leads_to_the_code(name: str, known: str) -> None:
    (block, listed), findings = read_callouts([code("a # <1>", name), items(1)], source("a # <1>"), "one.md")
    assert not findings
    assert block["c"][0][0] == known
    (item,) = listed["c"][1][0]["c"]
    link, _, word = item[0]["c"]
    assert link["c"][0] == [f"{known}-1", ["callout"], []]
    assert (plain(link["c"][1]), link["c"][2][0], word["c"]) == ("①", f"#{known}", "said")


@pytest.mark.parametrize(
    ("words", "following", "found"),
    [
        ("a # <1>", None, (4, "nothing says what the callout <1> means")),
        ("a # <1>\nb # <2>", items(1), (5, "nothing says what the callout <2> means")),
        ("a # <1>", items(2), (3, "item 2 of the list behind this code belongs to no line of it")),
        ("a\nb # <12>", items(1), (5, "a callout is one of <1> to <9>")),
    ],
)
def test_what_does_not_belong_together_is_found(
    words: str, following: Element | None, found: tuple[int, str]
) -> None:
    blocks = [code(words), *([following] if following else [])]
    _, findings = read_callouts(blocks, source(words), "one.md")
    assert found in [(each.line, each.message) for each in findings]
    assert {each.code for each in findings} == {"code-callout"}


def test_code_in_a_quotation_has_callouts_too() -> None:
    quoted = {"t": "BlockQuote", "c": [code("a # <1>"), items(1)]}
    (block,), findings = read_callouts([quoted], source("a # <1>"), "one.md")
    assert not findings
    assert [each["t"] for each in block["c"]] == ["CodeBlock", "Div"]
