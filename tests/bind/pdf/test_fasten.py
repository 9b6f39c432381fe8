from __future__ import annotations

import pytest
from lxml import etree

from octavo.bind.pdf.fasten import fasten
from octavo.xhtml import MATHML, XHTML

MARK = '<a class="noteref">1</a>'
#: Its letters are many and have spaces between them; it is set as one piece.
MATH = f'<math xmlns="{MATHML}"><mi>x</mi><annotation>\\mathbf{{x}} goes on and on</annotation></math>'


def fastened(inner: str) -> str:
    """Fasten every marker of a paragraph in order, as a sheet does, and put a note behind each."""
    paragraph = etree.fromstring(f'<p xmlns="{XHTML}">{inner}</p>')
    for marker in list(paragraph.iter(f"{{{XHTML}}}a")):
        place = fasten(marker)
        note = etree.Element(f"{{{XHTML}}}aside")
        note.tail, place.tail = place.tail, None
        place.addnext(note)
    written = etree.tostring(paragraph, encoding="unicode").replace(f' xmlns="{XHTML}"', "")
    return written.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"So it is.{MARK} And on", f'So it <span class="fast">is.{MARK}</span><aside/> And on'),
        (f"<em>So</em> is.{MARK}", f'<em>So</em> <span class="fast">is.{MARK}</span><aside/>'),
        (f"in <em>Izvestia</em>{MARK}.", f'in <span class="fast"><em>Izvestia</em>{MARK}</span><aside/>.'),
        (f"on {MATH}{MARK}.", f'on <span class="fast">{MATH}{MARK}</span><aside/>.'),
        (f"<em>a long title</em>{MARK}.", f"<em>a long title</em>{MARK}<aside/>."),
        (f"both{MARK}{MARK} so", f'<span class="fast">both{MARK}{MARK}</span><aside/><aside/> so'),
        (f"alone {MARK} so", f"alone {MARK}<aside/> so"),
        (f"{MARK} so", f"{MARK}<aside/> so"),
        (
            f"at example.org/a/very/long/address{MARK}",
            f'at example.org/a/very/long<span class="fast">/address{MARK}</span><aside/>',
        ),
    ],
)
def test_a_marker_is_fastened_to_what_it_follows(before: str, after: str) -> None:
    assert fastened(before) == after
