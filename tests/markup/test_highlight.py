from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from octavo.markup.highlight import LONGEST, highlight
from octavo.xhtml import Tree, parse

PYTHON = """# a comment
def name(one: int) -> str:
    \"\"\"Say
    it.\"\"\"
    return "two" + str(3)
"""


def block(code: str, classes: str) -> Tree:
    """Give a block of code after it was looked at."""
    body = parse('<body xmlns="http://www.w3.org/1999/xhtml"><pre><code/></pre></body>')
    pre = body[0]
    if classes:
        pre.set("class", classes)
    pre[0].text = code
    highlight(body)
    return pre[0]


def marked(code: Tree) -> list[tuple[str | None, str | None]]:
    """List what is marked in a block, and as what."""
    return [((part.get("class") or "").removeprefix("code-"), part.text) for part in code]


def test_the_parts_of_a_language_that_is_known_are_marked() -> None:
    code = block(PYTHON, "python")
    found = marked(code)
    assert found[:2] == [("comment", "# a comment"), ("keyword", "def")]
    for part in [("name", "name"), ("string", '"two"'), ("number", "3"), ("keyword", "return")]:
        assert part in found
    assert "".join(map(str, code.itertext())) == PYTHON


@pytest.mark.parametrize("classes", ["numberLines python", "py", "Python"])
def test_the_language_is_the_first_class_that_is_known(classes: str) -> None:
    assert ("keyword", "def") in marked(block(PYTHON, classes))


@pytest.mark.parametrize("classes", ["", "nothing-that-anybody-speaks", "text"])
def test_code_in_no_known_language_stays_as_it_was(classes: str) -> None:
    assert marked(block(PYTHON, classes)) == []


def test_what_is_no_code_or_too_long_to_be_read_stays_as_it_was() -> None:
    assert marked(block("x = 1\n" * LONGEST, "python")) == []
    inline = parse('<body xmlns="http://www.w3.org/1999/xhtml"><p><code class="python">def</code></p></body>')
    before = etree.tostring(inline)
    highlight(inline)
    assert etree.tostring(inline) == before


@given(
    st.text(st.characters(blacklist_categories=["Cs", "Cc"], whitelist_characters="\n\t"), max_size=200),
    st.sampled_from(["python", "js", "html", "bash", "console", "json", "diff", "css", "c", "yaml"]),
)
def test_no_letter_is_touched(words: str, language: str) -> None:
    assert "".join(map(str, block(words, language).itertext())) == words
