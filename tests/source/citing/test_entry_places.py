from __future__ import annotations

import pytest

from octavo.source.citing.entry_places import entry_places

BIB = """\
@comment{ignored, a = {b}}
@string{ignored, a = {b}}
@Book{one, title = {One}}
  @article(two , title = "Two @book{no, x}")
@book{
  three/3:x,
  title = {Three}}
"""
JSON = '[{"id": "one"}, {"title": "x",\n "id":2},\n{"ids": "no", "id" : "th\\"ree"}]'
YAML = "references:\n- id: one\n  title: x\n-   title: y\n    'id': \"two words\"\n- other-id: no\n"


@pytest.mark.parametrize(
    ("path", "text", "places"),
    [
        ("a.bib", BIB, (("one", 3), ("two", 4), ("three/3:x", 6))),
        ("a.BIB", "% nothing\n", ()),
        ("a.json", JSON, (("one", 1), ("2", 2), ('th\\"ree', 3))),
        ("a.yaml", YAML, (("one", 2), ("two words", 5))),
    ],
)
def test_an_entry_is_found_where_its_key_stands(
    path: str, text: str, places: tuple[tuple[str, int], ...]
) -> None:
    assert entry_places(text, path) == places
