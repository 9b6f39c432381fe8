from __future__ import annotations

from lxml import etree

from octavo.bind.pdf.separators import set_separators


def test_separators_of_lines_and_paragraphs_are_spaces() -> None:
    tree = etree.fromstring("<p>a\u2028b<b>c\u2029</b>\u2029d\u00a0e</p>")
    set_separators(tree)
    assert etree.tostring(tree, encoding="unicode") == "<p>a b<b>c </b> d\u00a0e</p>"
