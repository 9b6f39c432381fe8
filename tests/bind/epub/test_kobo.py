from __future__ import annotations

import datetime as dt

import pytest
from lxml import etree

from octavo.bind.epub.archive import archived, opened
from octavo.bind.epub.kobo import bind_kobo

WHEN = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
XHTML = "{http://www.w3.org/1999/xhtml}"

#: What is in a body, and its sentences, each with its number.
BODIES = [
    ("<p>One. Two!</p><p>Three</p>", ["1.1 One. ", "1.2 Two!", "2.1 Three"]),
    (
        "<p>He said \u201cNo.\u201d Then <em>he</em> left.</p>",
        ["1.1 He said \u201cNo.\u201d ", "1.2 Then ", "1.3 he", "1.4  left."],
    ),
    ("<p>\u4e00\u3002\u4e8c\u3002</p>", ["1.1 \u4e00\u3002", "1.2 \u4e8c\u3002"]),
    ("<h1>A</h1><ul><li>b</li><li><p>c</p></li></ul>", ["1.1 A", "2.1 b", "4.1 c"]),
    ("<pre>x. y</pre><p>a</p>", ["1.1 a"]),
    ("<figure><img src='a'/><figcaption>b</figcaption></figure>", ["2.1 ", "3.1 b"]),
    ("<p>a <img src='a'/> b</p>", ["1.1 a ", "2.1 ", "2.2  b"]),
]


def dressed(body: str) -> etree._Element:
    """Give a document with this body as Kobo's reader opens it."""
    document = (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>{body}</body></html>'
    )
    made = bind_kobo(archived({"mimetype": b"m", "a.xhtml": document.encode(), "b.css": b"p {}"}, WHEN), WHEN)
    files = opened(made)
    assert files["b.css"] == b"p {}"
    return etree.fromstring(files["a.xhtml"])


@pytest.mark.parametrize(("body", "wanted"), BODIES)
def test_each_sentence_has_its_place(body: str, wanted: list[str]) -> None:
    spans = [span for span in dressed(body).iter(XHTML + "span") if span.get("class") == "koboSpan"]
    found = [f"{str(span.get('id')).removeprefix('kobo.')} {span.text or ''}" for span in spans]
    assert found == wanted


@pytest.mark.parametrize("body", [body for body, _ in BODIES])
def test_no_word_is_lost(body: str) -> None:
    plain = etree.fromstring(f"<body>{body}</body>")
    inside = dressed(body).find(f"{XHTML}body/{XHTML}div[@id='book-columns']/{XHTML}div[@id='book-inner']")
    assert inside is not None
    assert "".join(map(str, inside.itertext())) == "".join(map(str, plain.itertext()))
    assert len(inside.findall(f".//{XHTML}img")) == len(plain.findall(".//img"))


def test_the_same_epub_gives_the_same_bytes(epub: bytes) -> None:
    assert bind_kobo(epub, WHEN) == bind_kobo(epub, WHEN)
