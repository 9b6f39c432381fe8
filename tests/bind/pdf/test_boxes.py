from __future__ import annotations

from octavo.bind.pdf.boxes import box_findings


def said(sign: str) -> str:
    return f'.notdef glyph rendered for Unicode string unsupported by fonts: "{sign}" (U+{ord(sign):04X})'


def test_all_boxes_of_an_edition_are_one_finding_at_the_first_file() -> None:
    (found,) = box_findings([(None, "another"), ("one.md", said("い")), ("two.md", said("う"))], "print")
    assert (found.code, found.path, found.format) == ("glyph-missing", "one.md", "print")
    assert "2 characters, of Japanese: い (U+3044), う (U+3046)" in found.message


def test_many_boxes_are_counted_and_some_of_them_named() -> None:
    signs = [chr(0x4E00 + number) for number in range(40)]
    (found,) = box_findings([("one.md", said(sign)) for sign in signs], "print")
    assert found.message.endswith("and 28 more")


def test_no_box_is_no_finding() -> None:
    assert box_findings([("one.md", "Failed to load image")], "print") == ()
