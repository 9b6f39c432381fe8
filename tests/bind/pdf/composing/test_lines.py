"""Paragraphs as they are set: every line ends where it was planned, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import pstdev
from typing import Any

import pytest
import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from octavo.bind.fonts import Face
from octavo.bind.pdf.composing import compose_paragraphs
from octavo.bind.pdf.composing.lines import split_inline_box
from octavo.bind.pdf.make_ready import make_ready
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bind.pdf.typeset import typeset

TEXT = (
    "There is a harbour below the town where the fishing boats lie over in the mud at low water, and nobody "
    "who has walked along its quay on an October evening will forget the incomprehensible stillness of the "
    "place; for the gulls have gone inland with the ploughs, and the self-possessed old women, whose "
    "grandmothers mended these very nets, sit knitting in the doorways and say nothing at all to strangers. "
)
GREEK = "Τα αρχαιότερα δείγματα γραφής της ελληνικής γλώσσας είναι παλαιά. "  # noqa: RUF001 -- other letters
GERMAN = (
    "Die <em>Arbeiterunfallversicherungsanstalt</em> verlangte eine <b>Unbedenklichkeitsbescheinigung</b>, "
    "die ihr keine <em>Durchführungs<b>verordnungen</b></em> vorschrieben: Aufenthaltsgenehmigungen. "
)
STYLES = """
@page { size: 84mm 500mm; margin: 5mm }
body { font: 10pt/14pt 'Octavo Text'; hyphens: auto; text-align: justify; margin: 0 }
body { hyphenate-limit-chars: 6 3 3 }
p { margin: 0; text-indent: 1em } code { font-family: 'Octavo Mono'; font-size: 0.85em; padding: 0 2px }
.fast { white-space: nowrap } .apart { letter-spacing: 0.05em } a { margin: 0 1px; border-right: 1px solid }
.pages { widows: 2; orphans: 2 } @page short { size: 84mm 60mm; margin: 5mm } .short { page: short }
.first::first-line { font-variant-caps: small-caps } .cap { float: left; font-size: 24pt }
.up { vertical-align: super; font-size: 70% } .hang { text-indent: -2em; padding-left: 2em }
aside { float: footnote; font-size: 8pt }
"""
#: Paragraphs of every kind. Where something stands in a line that cannot be measured, or that the styles set
#: apart, the line is filled as WeasyPrint does it.
KINDS = {
    "plain": f"<p>{TEXT * 2}</p>",
    "marked": f"<p>{TEXT[:90]}<em>{TEXT[90:170]}</em>{TEXT[170:]}<b>{TEXT[:60]}</b>{TEXT}</p>",
    "nested": f"<p><em>{TEXT[:90]}<b>{TEXT[90:170]}</b></em>{TEXT[170:]}</p>",
    "code": f"<p>{TEXT[:70]} <code>git remote show</code>, {TEXT[70:200]} (<code>v1.0</code>) {TEXT}</p>",
    "links": f"<p>{TEXT[:99]} <a href='#a'>{TEXT[100:150]}</a> {TEXT} <a href='#a'>again</a>. {TEXT}</p>",
    "marks without words": f"<p>{TEXT[:99]}<span id='a'></span>{TEXT[99:]} <span id='b'></span>{TEXT}</p>",
    "notes": f"<p>{TEXT[:120]}<span class='up'>1</span>{TEXT[120:]}<aside>{TEXT}</aside> {TEXT}</p>",
    "held words": f"<p>{TEXT[:99]} <span class='fast'>held as one</span> {TEXT} <i class='fast'>so</i></p>",
    "letters apart": f"<p>{TEXT} <span class='apart'>UNESCO</span> {TEXT}</p>",
    "broken by hand": f"<p>{TEXT}<br/>{TEXT}<br/>{TEXT}</p>",
    "a picture": f"<p>{TEXT} <span style='display: inline-block; width: 5mm'></span> {TEXT * 2}</p>",
    "a first line": f"<p class='first'>{TEXT * 2}</p>",
    "an initial": f"<p><span class='cap'>T</span>{TEXT[1:]}{TEXT}</p>",
    "hanging": f"<p class='hang'>{TEXT * 2}</p>",
    "on several pages": f"<p class='pages short'>{TEXT * 5}</p>",
    "other letters": f"<p lang='el'>{GREEK * 6}</p>",
    "words joined": f"<p>{TEXT.replace(' the ', ' the&#160;')}{TEXT}</p>",
    "long words": f"<p lang='de'>{GERMAN * 4}</p>",
    "another direction": f"<p>{TEXT[:99]} שלום עולם {TEXT}</p>",
}
#: How often a paragraph is planned, where that is not once: anew behind what cannot be measured.
PASSAGES = {"letters apart": 2, "broken by hand": 3, "a picture": 2}
#: Lines that are not planned beside the last of each paragraph, note or line that is ended by hand.
FILLED = {
    "letters apart": 1,
    "a picture": 1,
    "a first line": 2,
    "an initial": 2,
    "another direction": 9,
}


@pytest.fixture(scope="module")
def resources(cuts: Sequence[Face]) -> Resources:
    return Resources({f"fonts/{face.name}.ttf": face.content for face in cuts})


def _sheet(body: str, cuts: Sequence[Face], styles: str = "") -> Sheet:
    faces = "".join(
        f"@font-face {{ font-family: '{face.family}'; src: url(fonts/{face.name}.ttf);"
        f" font-weight: {face.weight}; font-style: {'italic' if face.italic else 'normal'} }}"
        for face in cuts
    )
    head = f"<head><title>T</title><style>{faces}{STYLES}{styles}</style></head>"
    xhtml = f'<html xmlns="http://www.w3.org/1999/xhtml" lang="en">{head}<body>{body}</body></html>'
    return Sheet("one", None, "print", xhtml)


class _Press:
    """Set sheets, and keep what was laid out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, resources: Resources, cuts: Sequence[Face]) -> None:
        make_ready()
        compose_paragraphs()
        self.patch, self.resources, self.cuts = monkeypatch, resources, cuts

    def lines(self, body: str, styles: str = "", *, composed: bool = True) -> list[Any]:
        """Give the lines of a body, as they are laid out."""
        found: list[Any] = []
        render = weasyprint.HTML.render

        def rendered(*given: Any, **named: Any) -> Any:  # noqa: ANN401 -- WeasyPrint's
            document = render(*given, **named)
            found.clear()
            for page in document.pages:
                found.extend(_lines(page._page_box))  # noqa: SLF001 -- told nowhere else
            return document

        with self.patch.context() as patch:
            patch.setattr(weasyprint.HTML, "render", rendered)
            if not composed:
                patch.setattr(inline, "split_inline_box", split_inline_box.__wrapped__)
            typeset(_sheet(body, self.cuts, styles), self.resources)
        return found


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch, resources: Resources, cuts: Sequence[Face]) -> _Press:
    return _Press(monkeypatch, resources, cuts)


def _lines(box: Any) -> Iterator[Any]:  # noqa: ANN401 -- WeasyPrint's
    if isinstance(box, boxes.LineBox):
        yield box
    for child in getattr(box, "children", ()):
        yield from _lines(child)


def _text(box: Any) -> str:  # noqa: ANN401 -- WeasyPrint's
    return box.text if isinstance(box, boxes.TextBox) else "".join(map(_text, getattr(box, "children", ())))


def _spacing(box: Any) -> Iterator[float]:  # noqa: ANN401 -- WeasyPrint's
    """Give by how much the spaces of a line are wider, in CSS px."""
    if isinstance(box, boxes.TextBox) and " " in box.text.strip():
        yield box.justification_spacing
    for child in getattr(box, "children", ()):
        yield from _spacing(child)


def _right(box: Any) -> float:  # noqa: ANN401 -- WeasyPrint's
    last = [child for child in box.children if child.is_in_normal_flow()][-1]
    right: float = last.position_x + last.margin_width()
    return right


def _ending(lines: Sequence[Any]) -> str:
    """Give the letters of lines, without the hyphens at their ends."""
    return "".join(_text(line).removesuffix("\u2010") for line in lines).replace(" ", "")


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_ends_where_it_was_planned(kind: str, press: _Press) -> None:
    lines = press.lines(KINDS[kind])
    plans = {id(line.octavo_plan): line.octavo_plan for line in lines if hasattr(line, "octavo_plan")}
    passages = PASSAGES.get(kind, 1)
    if kind != "another direction":
        assert [plan.plans for plan in plans.values()] == [passages, *[1] * (len(plans) - 1)]
    filled = [_text(line) for line in lines if not getattr(line, "octavo_planned", False)]
    lasts = KINDS[kind].count("<br/>") + len(plans)
    assert len(filled) == lasts + FILLED.get(kind, 0)


@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_is_lost(kind: str, press: _Press) -> None:
    assert _ending(press.lines(KINDS[kind])) == _ending(press.lines(KINDS[kind], composed=False))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "another direction"])
def test_lines_that_are_planned_are_as_wide_as_the_measure(kind: str, press: _Press) -> None:
    lines = [line for line in press.lines(KINDS[kind]) if getattr(line, "octavo_planned", False)]
    assert [_right(line) for line in lines] == pytest.approx([_right(lines[0])] * len(lines))


def test_spaces_are_more_even(press: _Press) -> None:
    composed, filled = (
        press.lines(f"<p>{TEXT * 4}</p>", composed=composed)[:-1] for composed in (True, False)
    )
    spaces, usual = ([wide for line in lines for wide in _spacing(line)] for lines in (composed, filled))
    assert pstdev(spaces) < pstdev(usual) * 0.8
    assert max(spaces) < max(usual)
    assert min(spaces) < 0 <= min(usual)


def test_not_more_than_two_hyphens_stand_in_a_row(press: _Press) -> None:
    words = "incomprehensible antidisestablishmentarianism " * 30
    rows = "".join("-" if _text(line).endswith("\u2010") else " " for line in press.lines(f"<p>{words}</p>"))
    assert "--" in rows
    assert "---" not in rows


def test_no_paragraph_ends_with_a_stub(press: _Press) -> None:
    stubs = 0
    for length in range(180, 260):
        body = f"<p>{TEXT[:length].rsplit(' ', 1)[0]} so.</p>"
        *_, last = press.lines(body)
        *_, filled = press.lines(body, composed=False)
        stubs += _right(filled) - filled.position_x < 2 * 10 * 4 / 3
        assert _right(last) - last.position_x > 2 * 10 * 4 / 3
    assert stubs


@pytest.mark.parametrize(
    "styles",
    [
        "p { text-align: start }",
        "p { text-align: center }",
        "p { direction: rtl }",
        "p { white-space: pre-wrap }",
    ],
)
def test_other_paragraphs_are_as_they_were(styles: str, press: _Press) -> None:
    composed, filled = (press.lines(KINDS["marked"], styles, composed=composed) for composed in (True, False))
    assert [_text(line) for line in composed] == [_text(line) for line in filled]


def test_a_text_that_fits_but_for_the_space_at_its_end_is_one_line(press: _Press) -> None:
    """WeasyPrint 70 ends it after its first word."""
    for width in range(6000, 9000, 25):
        styles = f"@page {{ size: {width / 100}mm 500mm }} p {{ text-align: start }}"
        lines = press.lines("<p>There is a harbour below the town where <b>fish</b></p>", styles)
        assert _text(lines[0]).strip() != "There"
