from __future__ import annotations

import pytest
from lxml import etree

from octavo.bind.pdf.switches import hold_switches
from octavo.xhtml import XHTML


def held(inner: str) -> str:
    paragraph = etree.fromstring(f'<p xmlns="{XHTML}">{inner}</p>')
    hold_switches(paragraph)
    written = etree.tostring(paragraph, encoding="unicode").replace(f' xmlns="{XHTML}"', "")
    return written.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<code>--global</code>", '<code><span class="fast">--global</span></code>'),
        (
            "<code>git log -p --no-color</code>",
            '<code>git log <span class="fast">-p</span> <span class="fast">--no</span>-color</code>',
        ),
        ("<code>well-known - or --</code>", "<code>well-known - or --</code>"),
        ("say --global", "say --global"),
        ("<pre><code>git --help</code></pre>", "<pre><code>git --help</code></pre>"),
        ("<code>-<b>x</b></code>", "<code>-<b>x</b></code>"),
    ],
)
def test_a_switch_keeps_its_hyphens(before: str, after: str) -> None:
    assert held(before) == after
