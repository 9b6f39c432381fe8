from __future__ import annotations

from io import BytesIO

import pikepdf

from octavo.bind.pdf.mend import mend
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset

STYLE = b".folio::before { content: leader(' . ') }"
BODY = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>T</title>
<link rel="stylesheet" href="x.css"/></head>
<body><ol><li><a href="octavo:one?One">One</a><span class="folio">7</span></li></ol>
<p id="one">Text.</p></body></html>"""


def tags(pdf: bytes) -> str:
    with pikepdf.open(BytesIO(pdf)) as document:
        found: list[str] = []
        stack = [document.Root.StructTreeRoot.K]
        while stack:
            node = stack.pop()
            if isinstance(node, pikepdf.Array):
                stack.extend(list(node))
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                found.append(str(node.S))
                stack.append(node.get("/K", pikepdf.Array()))
        return " ".join(found)


def drawn(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        return b"".join(document.pages[0].Contents.read_bytes().split())


def test_the_dots_of_the_contents_are_artifacts() -> None:
    made = typeset(Sheet("contents", None, "screen", BODY), Resources({"x.css": STYLE}))
    assert tags(made.pdf).count("/Span") < 10
    assert drawn(made.pdf).count(b"/ArtifactBMC") > 20


def test_other_leaves_keep_every_tag() -> None:
    made = typeset(Sheet("one", None, "screen", BODY), Resources({"x.css": STYLE}))
    assert tags(made.pdf).count("/Span") > 20
    assert b"/ArtifactBMC" not in drawn(made.pdf)
    assert tags(mend(made.pdf, "one")) == tags(made.pdf)
