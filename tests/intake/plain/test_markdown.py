"""Words written as Markdown are read back by pandoc as the same words, whatever signs are in them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.doors.pandoc import Limits, read
from octavo.intake.plain.markdown import escaped
from octavo.syntax import elements, plain

ODD = "\\`*_[]<>$~^@|{}\"'&#!+-.:;%=()/0123456789abiIvxé \u00a0"
WORDS = st.text(alphabet=ODD, min_size=1, max_size=24).map(lambda words: " ".join(words.split(" ")).strip())


@settings(max_examples=12, derandomize=True)
@given(st.lists(WORDS.filter(bool), min_size=60, max_size=60))
def test_no_sign_means_anything(texts: list[str]) -> None:
    """Sixty paragraphs at a time, since starting pandoc takes most of the time."""
    written = "\n\n".join(escaped(text) for text in texts)
    blocks = read(written + "\n", "markdown-smart", "a.md", Limits()).blocks
    assert [block["t"] for block in blocks] == ["Para"] * len(texts)
    assert {element["t"] for element in elements(list(blocks))} <= {"Para", "Str", "Space"}
    assert ["".join(plain(block["c"]).split()) for block in blocks] == [
        "".join(text.split()) for text in texts
    ]
