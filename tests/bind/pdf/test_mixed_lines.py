"""What runs against its paragraph goes on from one element to the next."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from octavo.bind.pdf.mixed_lines import order_mixed_lines


@pytest.mark.parametrize(
    ("direction", "before", "after"),
    [
        ("rtl", "שלום H<sub>2</sub>O, אור", 'שלום <span dir="ltr">H<sub>2</sub>O</span>, אור'),
        ("rtl", "<b>big</b> <i>one</i>! אור", '<span dir="ltr"><b>big</b> <i>one</i></span>! אור'),
        ("rtl", "one <em>a שלום</em> bar<i>x</i>", 'one <em>a שלום</em> <span dir="ltr">bar<i>x</i></span>'),
        ("rtl", '<i dir="ltr">a<b>b</b></i>', '<i dir="ltr">a<b>b</b></i>'),
        ("ltr", "A שלום <em>אור</em> 5 b", 'A <span dir="rtl">שלום <em>אור</em></span> 5 b'),
        ("ltr", "A <em>b</em> שלום", "A <em>b</em> שלום"),
        ("rtl", "Roe (<a>2001</a>) אור", '<span dir="ltr">Roe (<a>2001</a>)</span> אור'),
        ("rtl", "(Roe <a>2001</a>) אור", '(<span dir="ltr">Roe <a>2001</a></span>) אור'),
        ("rtl", "a <b>b</b> (שלום) אור", '<span dir="ltr">a <b>b</b></span> (שלום) אור'),
        ("rtl", "a <b>b</b> () אור", '<span dir="ltr">a <b>b</b></span> () אור'),
        ("rtl", "word<aside>שלום</aside> word", "word<aside>שלום</aside> word"),
        (
            "rtl",
            'a<span class="verse-line">b</span>',
            'a<span class="verse-line">b</span>',
        ),
    ],
)
def test_a_stretch_that_crosses_a_border_has_an_element_of_its_own(
    direction: str, before: str, after: str
) -> None:
    root = ET.fromstring(f'<html dir="{direction}"><p>{before}</p></html>')  # noqa: S314 -- ours
    words = "".join(root.itertext())
    order_mixed_lines(root)
    assert ET.tostring(root, encoding="unicode") == f'<html dir="{direction}"><p>{after}</p></html>'
    assert "".join(root.itertext()) == words
