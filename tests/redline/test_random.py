from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from octavo.export.names import SET
from tests.redline.conftest import Desk, codes, lines
from tests.redline.editor import Edited, isolate, q, text

#: What is put in: a word that stands nowhere in the book.
NEW = "zephyr"


def places(page: Edited) -> list[tuple[int, str]]:
    """List the words that an editor may change: the number of the paragraph, and the word."""
    found: list[tuple[int, str]] = []
    for number, paragraph in enumerate(page.paragraphs()):
        style = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
        title = style is not None and style.get(q("val")) in {"Title", "Subtitle", "Author"}
        made = any(mark.get(q("name"), "").startswith(SET) for mark in paragraph.iter(q("bookmarkStart")))
        if title or made or text(paragraph) == "On Board":
            continue
        words = re.findall(r"[^\W_]{3,}", text(paragraph))
        found += [(number, word) for word in words if text(paragraph).count(word) == 1]
    return found


@given(numbers=st.lists(st.integers(0, 2**32), min_size=1, max_size=6))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_words_changed_anywhere_come_back_as_they_were_changed(desk: Desk, numbers: list[int]) -> None:
    before = {path: path.read_text("utf-8") for path in desk.home.glob("*.md")}
    known = places(Edited(desk.document))
    chosen = list(dict(known[number % len(known)] for number in numbers).items())

    def edit(page: Edited) -> None:
        paragraphs = list(page.paragraphs())
        for number, word in chosen:
            run = isolate(paragraphs[number], word)[-1]
            page.over(run, f"{NEW}{number}")

    brought = desk.back(edit)
    assert not codes(brought)
    after = "\n".join(line[1:] for line in lines(brought.diff) if line.startswith("+"))
    gone = "\n".join(line[1:] for line in lines(brought.diff) if line.startswith("-"))
    for number, word in chosen:
        assert f"{NEW}{number}" in after
        after = after.replace(f"{NEW}{number}", word)
    # Each word put back gives the lines as they stood: nothing else has changed.
    assert after == gone
    assert before == {path: path.read_text("utf-8") for path in desk.home.glob("*.md")}
