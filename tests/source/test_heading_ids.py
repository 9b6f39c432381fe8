from __future__ import annotations

import pytest

from octavo.cache import Cache
from octavo.settings import Limits
from octavo.source.chapter import read_chapter
from octavo.syntax import elements


def names(text: str, dialect: str = "markdown") -> list[str]:
    """Give the ids of a chapter's headings, and where its links lead."""
    blocks = read_chapter(text.encode(), "one.md", dialect, Limits(), Cache(None)).blocks
    told = [each for each in elements(blocks) if each["t"] in {"Header", "Link"}]
    return [each["c"][1][0] if each["t"] == "Header" else each["c"][2][0] for each in told]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("# Ships[^1]\n\n[^1]: Note.\n", ["ships"]),
        ("# *Über* 2 Ships[^a] here[^b]\n\n[^a]: Note.\n\n[^b]: Note.\n", ["über-2-ships-here"]),
        (
            "# Ships[^1]\n\n# Ships[^2]\n\n# Ships\n\n[^1]: Note.\n\n[^2]: Note.\n",
            ["ships-1", "ships-2", "ships"],
        ),
        ("# Ships[^1] {#ships1}\n\n[^1]: Note.\n", ["ships1"]),
        ("# 1917[^1]\n\n[^1]: Note.\n", ["section"]),
        ("# Ships[^1]\n\nTo [it](#ships), [it](#ships1).\n\n[^1]: Note.\n", ["ships", "#ships", "#ships"]),
        ("# Ships\n\nText.[^1]\n\n[^1]: Note.\n", ["ships"]),
    ],
)
def test_a_heading_is_named_by_its_words(text: str, ids: list[str]) -> None:
    assert names(text) == ids


def test_other_dialects_name_headings_so_already() -> None:
    assert names("# Ships[^1]\n\n[^1]: Note.\n", "gfm") == ["ships"]
