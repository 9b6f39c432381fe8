from __future__ import annotations

import pytest
from lxml import etree

from octavo.bind.pdf.last_words import hold_last_words
from octavo.xhtml import XHTML

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("passing between us.", f"passing between{NO_BREAK}us."),
        ("passing between\n  us.\n", f"passing between{NO_BREAK}us."),
        ("out of <em>the</em> end of it.", f"out of <em>the</em> end of{NO_BREAK}it."),
        ("within his cabin.", "within his cabin."),
        ("us.", "us."),
        ("so <em>be</em> it.", "so <em>be</em> it."),
        ("it was <em>so</em>.", "it was <em>so</em>."),
    ],
)
def test_a_short_last_word_is_held(before: str, after: str) -> None:
    paragraph = etree.fromstring(f'<p xmlns="{XHTML}">{before}</p>')
    hold_last_words(paragraph)
    written = etree.tostring(paragraph, encoding="unicode").replace(f' xmlns="{XHTML}"', "")
    assert written.removeprefix("<p>").removesuffix("</p>") == after
