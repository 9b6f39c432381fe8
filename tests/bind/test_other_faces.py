from __future__ import annotations

from io import BytesIO
from pathlib import Path

import fontpkg
import pytest
from fontTools.ttLib import TTFont

from octavo.bind.fonts import load_faces
from octavo.bind.other_faces import declare, open_font
from octavo.bind.stylesheets import load_stylesheets
from octavo.errors import UsageError
from octavo.settings import Fonts

#: A font that is here in any case, in the place of one of another script.
FONT = Path(fontpkg.path("Source Code Pro"))


def with_rights(rights: int) -> bytes:
    """Give a font whose maker allows what `rights` says (OpenType, `OS/2`, fsType)."""
    font, changed = TTFont(FONT, recalcTimestamp=False), BytesIO()
    font["OS/2"].fsType = rights
    font.save(changed)
    return changed.getvalue()


@pytest.mark.parametrize("rights", [0, 0x0004, 0x0008, 0x0006])
def test_a_font_that_may_be_embedded_is_read(rights: int, tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(with_rights(rights))
    assert open_font("a.ttf", tmp_path) == with_rights(rights)


@pytest.mark.parametrize(
    ("rights", "what"),
    [(0x0002, "embedded"), (0x0100, "cut down"), (0x0104, "cut down"), (0x0200, "outlines")],
)
def test_what_its_maker_forbids_is_not_done(rights: int, what: str, tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(with_rights(rights))
    with pytest.raises(UsageError, match=what):
        open_font("a.ttf", tmp_path)


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("gone.ttf", "font-broken"),
        ("no-font.ttf", "font-broken"),
        ("../outside.ttf", "path-outside"),
        ("link.ttf", "path-outside"),
        ("/etc/hostname.ttf", "path-outside"),
    ],
)
def test_what_is_no_font_of_the_book_is_told(named: str, code: str, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "no-font.ttf").write_bytes(b"no font")
    (tmp_path / "outside.ttf").write_bytes(FONT.read_bytes())
    (folder / "link.ttf").symlink_to(tmp_path / "outside.ttf")
    with pytest.raises(UsageError) as caught:
        open_font(named, folder)
    assert [found.code for found in caught.value.findings] == [code]


def test_other_typefaces_have_two_cuts_each(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(FONT.read_bytes())
    fonts = Fonts(others=("EB Garamond", "a.ttf"))
    faces = load_faces(fonts, tmp_path)[6:]
    assert [(face.name, face.family, face.weight) for face in faces] == [
        ("other-a-regular", "Octavo Other A", 400),
        ("other-a-bold", "Octavo Other A", 700),
        ("other-b-regular", "Octavo Other B", 400),
        ("other-b-bold", "Octavo Other B", 700),
    ]
    assert [bool(face.licence) for face in faces] == [True, True, False, False]


def test_they_stand_behind_the_books_own_in_every_list() -> None:
    declared = declare(load_stylesheets(), ("One", "Two"))
    assert '--font-text: "Octavo Text", "Octavo Other A", "Octavo Other B", "EB' in declared["tokens.css"]
    assert '"Octavo Mono", "Octavo Other A", "Octavo Other B", "Source' in declared["tokens.css"]
    assert declared["fonts.css"].count("@font-face") == 10
    assert "url(fonts/other-b-bold.ttf)" in declared["fonts.css"]
    assert '"Octavo Text";' not in declared["page.css.jinja"]


def test_without_others_nothing_changes() -> None:
    sheets = load_stylesheets()
    assert declare(sheets, ()) is sheets
