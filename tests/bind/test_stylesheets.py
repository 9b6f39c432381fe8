from __future__ import annotations

import logging
import re
from dataclasses import replace
from pathlib import Path

import pytest
import weasyprint

from octavo.bind.stylesheets import (
    Stylesheets,
    address_fonts,
    join,
    load_stylesheets,
    resolve_tokens,
    width_rules,
)
from octavo.book import Leaf
from octavo.errors import UsageError

NAMED = r"--(paper|ink|quiet|accent|shade|highlight):\s*"
COLOUR = re.compile(NAMED + "(#[0-9a-f]{6})")
COLOURS = re.compile(NAMED + r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")


def test_a_sheet_of_the_designers_stands_in_place_of_ours(tmp_path: Path, stylesheets: Stylesheets) -> None:
    (tmp_path / "web.css").write_text("p { color: red; }", "utf-8")
    (tmp_path / "other.css").write_text("p { color: blue; }", "utf-8")
    given = load_stylesheets(tmp_path)
    assert given == {**stylesheets, "web.css": "p { color: red; }"}


def test_a_sheet_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "web.css").write_bytes(b"p { color: \xff }")
    with pytest.raises(UsageError, match="cannot be read"):
        load_stylesheets(tmp_path)


def test_a_sheet_from_outside_the_book_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("p { color: red }")
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "web.css").symlink_to(tmp_path / "secret")
    with pytest.raises(UsageError, match="outside"):
        load_stylesheets(tmp_path / "styles")


def test_sheets_are_joined_without_comments_and_empty_lines() -> None:
    sheets = {"a.css": "/* one\ntwo */\np { margin: 0; }\n\n", "b.css": "q { margin: 0 }"}
    assert join(sheets, "b.css", "a.css") == "q { margin: 0 }\np { margin: 0; }\n"


def test_tokens_are_written_out_through_one_another() -> None:
    tokens = ":root { --a: 1em; /* --a: 9em; */ --b: var(--a) solid; }"
    assert resolve_tokens("p { border: var(--b); margin: var( --a ) }", tokens) == (
        "p { border: 1em solid; margin: 1em }"
    )


@pytest.mark.parametrize("tokens", ["", ":root { --a: var(--b); --b: var(--a); }"])
def test_a_token_without_a_value_stays_as_it_is(tokens: str) -> None:
    assert "var(--" in resolve_tokens("p { margin: var(--a) }", tokens)


def test_fonts_are_addressed_where_they_are_shipped() -> None:
    css = "src: url(fonts/text-bold-italic.ttf);"
    assert address_fonts(css, lambda name: f"x/{name}.woff2") == (
        'src: url(x/text-bold-italic.woff2) format("woff2");'
    )


def test_every_font_of_the_sheets_is_a_face(stylesheets: Stylesheets, faces: tuple[object, ...]) -> None:
    named = re.findall(r"url\(fonts/([\w-]+)\.ttf\)", stylesheets["fonts.css"])
    assert sorted(named) == sorted(getattr(face, "name", "") for face in faces)


def test_widths_of_the_manuscript_become_rules_once_and_in_order(leaves: tuple[Leaf, ...]) -> None:
    more = replace(leaves[0], xhtml='<col data-width="9.5%"/><img data-width="100%"/><img data-width="4cm"/>')
    assert re.findall(r'data-width="([\d.]+\S+)"', width_rules((*leaves, more))) == [
        "9.5%", "20%", "30%", "60%", "100%", "4cm",
    ]  # fmt: skip


def test_weasyprint_knows_all_that_is_shared(
    stylesheets: Stylesheets, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        weasyprint.CSS(string=join(stylesheets, "tokens.css", "book.css"))
    assert caplog.messages == []


@pytest.mark.parametrize("scheme", ["paper", "light", "dark", "sepia"])
@pytest.mark.parametrize(("text", "least"), [("ink", 7.0), ("accent", 4.5), ("quiet", 4.5)])
@pytest.mark.parametrize("ground", ["paper", "shade", "highlight"])
def test_text_stands_out_from_its_ground(
    stylesheets: Stylesheets, scheme: str, text: str, least: float, ground: str
) -> None:
    colours = schemes(stylesheets)[scheme]
    assert contrast(colours[text], colours[ground]) >= least


def test_the_web_is_as_light_as_paper(stylesheets: Stylesheets) -> None:
    colours = schemes(stylesheets)
    assert colours["light"] == colours["paper"]
    assert colours["dark"].keys() == colours["sepia"].keys() == colours["paper"].keys()


def schemes(stylesheets: Stylesheets) -> dict[str, dict[str, str]]:
    """Read the sets of colours: of the tokens, and the three that the web book has."""
    both = COLOURS.findall(stylesheets["web.css"])
    sepia = stylesheets["web.css"].partition('[data-theme="sepia"]')[2].partition("}")[0]
    return {
        "paper": dict(COLOUR.findall(stylesheets["tokens.css"])),
        "light": {name: light for name, light, _ in both},
        "dark": {name: dark for name, _, dark in both},
        "sepia": dict(COLOUR.findall(sepia)),
    }


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Give a colour's relative luminance (WCAG 2.2, "relative luminance")."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_tokens_of_the_designers_are_laid_over_ours(tmp_path: Path, stylesheets: Stylesheets) -> None:
    (tmp_path / "tokens.css").write_text(":root { --ink: #000; }", "utf-8")
    tokens = load_stylesheets(tmp_path)["tokens.css"]
    assert tokens == f"{stylesheets['tokens.css']}\n:root {{ --ink: #000; }}"
    assert resolve_tokens("p { color: var(--ink); margin: var(--indent) }", tokens) == (
        "p { color: #000; margin: 1em }"
    )


def test_octavos_own_folder_adds_nothing_to_itself(stylesheets: Stylesheets) -> None:
    assert load_stylesheets(Path("styles")) == stylesheets


def test_of_several_folders_the_last_that_has_a_sheet_counts(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, names in ((first, ("web.css", "epub.css")), (second, ("web.css",))):
        folder.mkdir()
        for name in names:
            (folder / name).write_text(f"/* {folder.name} */", "utf-8")
    given = load_stylesheets(first, second)
    assert (given["web.css"], given["epub.css"]) == ("/* second */", "/* first */")
