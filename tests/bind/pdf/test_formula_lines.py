from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from octavo.bind.pdf.formula_lines import arrange

INLINE, BLOCK = '<img class="tex inline"/>', '<img class="tex block"/>'


def arranged(body: str) -> str:
    root = ET.fromstring(f"<body>{body}</body>")  # noqa: S314 -- written here
    arrange(root)
    whole = ET.tostring(root, encoding="unicode").removeprefix("<body>").removesuffix("</body>")
    return whole.replace(" />", "/>")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (f"<p>the {INLINE}th is</p>", f'<p>the <span class="fast">{INLINE}th</span> is</p>'),
        (f"<p>so a{INLINE}</p>", f'<p>so <span class="fast">a{INLINE}</span></p>'),
        (f"<p><i>a</i>b{INLINE}s, c</p>", f'<p><i>a</i><span class="fast">b{INLINE}s</span>, c</p>'),
        (f"<p>{INLINE}n{INLINE}</p>", f'<p><span class="fast">{INLINE}n</span>{INLINE}</p>'),
        (f"<p>one {INLINE} two</p>", f"<p>one {INLINE} two</p>"),
        (f"<p>see\u00a0({INLINE}),</p>", f"<p>see\u00a0({INLINE}),</p>"),
    ],
)
def test_letters_that_touch_a_formula_stay_with_it(body: str, wanted: str) -> None:
    assert arranged(body) == wanted


def test_a_displayed_formula_parts_its_paragraph() -> None:
    parted = arranged(f'<p id="a" class="b">Then <i>we</i> have {BLOCK} and so on.</p>tail')
    assert parted == (
        '<p class="b" id="a">Then <i>we</i> have </p>'
        f'<p class="b display">{BLOCK}</p><p class="b on"> and so on.</p>tail'
    )


def test_a_formula_alone_is_one_paragraph_and_keeps_its_comma() -> None:
    assert arranged(f"<p>{BLOCK}</p>") == f'<p class="display">{BLOCK}</p>'
    assert arranged(f"<p>{BLOCK}. </p>") == f'<p class="display">{BLOCK}.</p>'
    assert arranged(f"<p>{BLOCK},a</p>") == f'<p class="display">{BLOCK},</p><p class="on">a</p>'
    assert arranged(f"<p>{BLOCK}{{#a}}</p>") == f'<p class="display">{BLOCK}</p><p class="on">{{#a}}</p>'


def test_two_displays_and_words_between_them_keep_their_order() -> None:
    parted = arranged(f"<p>{BLOCK} or {BLOCK} or</p>")
    assert parted == (
        f'<p class="display">{BLOCK}</p><p class="on"> or </p>'
        f'<p class="display">{BLOCK}</p><p class="on"> or</p>'
    )


def test_a_picture_is_no_formula() -> None:
    assert arranged('<p>a<img class="block"/>b</p>') == '<p>a<img class="block"/>b</p>'
