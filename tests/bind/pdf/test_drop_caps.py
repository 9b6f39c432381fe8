from __future__ import annotations

import pytest
from lxml import etree

from octavo.bind.pdf.drop_caps import drop_cap
from octavo.xhtml import XHTML

REST = "he river rises twice a day, and falls as often as it rises. " * 5


def begun(inner: str) -> str:
    chapter = etree.fromstring(f'<section xmlns="{XHTML}"><h1 class="opening">Tides</h1>{inner}</section>')
    drop_cap(chapter)
    return etree.tostring(chapter[1], encoding="unicode").replace(f' xmlns="{XHTML}"', "")


@pytest.mark.parametrize(
    ("before", "initial"),
    [
        (f"T{REST}", "T"),
        (f"“T{REST}”", "“T"),
        (f"É{REST}", "É"),
        (f"T<em>{REST}</em>", "T"),
    ],
)
def test_a_chapter_begins_with_an_initial(before: str, initial: str) -> None:
    after = begun(f"<p>{before}</p>")
    assert after.startswith(f'<p><span class="drop-cap">{initial}</span>')
    assert after.replace('<span class="drop-cap">', "").replace("</span>", "") == f"<p>{before}</p>"


@pytest.mark.parametrize(
    "before",
    [
        "<p>The river.</p>",
        f"<p>1917 {REST}</p>",
        f"<p><code>T</code>{REST}</p>",
        f"<blockquote>T{REST}</blockquote>",
    ],
)
def test_what_has_no_initial_stays(before: str) -> None:
    assert begun(before) == before


def test_an_initial_is_set_in_the_manner_of_its_word() -> None:
    assert begun(f"<p><em>The</em> {REST}</p>").startswith('<p><em><span class="drop-cap">T</span>he</em> ')
