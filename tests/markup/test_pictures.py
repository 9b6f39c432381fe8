from __future__ import annotations

import pytest

from octavo.markup.pictures import name_pictures
from octavo.xhtml import XHTML, parse


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ('<img src="a"/>', "picture"),
        ('<a href="#x"><img src="a"/></a> <img src="b"/>', "picture"),
        ('<img src="a"/> words', "pictured"),
        ('<em><img src="a" data-width="50%"/></em> words', "pictured"),
        ('words <img src="a"/>', None),
        ('<img src="a" data-width="1.2em"/> words', None),
        ('<img src="a" class="bleed"/>', None),
        ("words", None),
        ("", None),
    ],
)
def test_a_paragraph_that_begins_with_a_picture_is_known(inside: str, wanted: str | None) -> None:
    tree = parse(f'<section xmlns="{XHTML}"><p>{inside}</p></section>')
    name_pictures(tree)
    assert tree[0].get("class") == wanted
