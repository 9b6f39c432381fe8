from __future__ import annotations

import pytest
from lxml import etree, html

from octavo.xhtml import XHTML, local


@pytest.mark.parametrize("name", ["p", f"{{{XHTML}}}p"])
def test_a_name_is_told_without_its_namespace(name: str) -> None:
    assert local(etree.Element(name)) == "p"


def test_a_comment_has_no_name() -> None:
    assert local(etree.Comment("words")) == ""


def test_a_name_that_xml_knows_not_is_a_name() -> None:
    (strange,) = html.fragment_fromstring("<div><ht–x>words</ht–x></div>")
    assert local(strange) == "ht–x"
