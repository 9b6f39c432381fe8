from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from lxml import html

from octavo.findings import Finding, codes, finding
from octavo.report import Output, Report
from octavo.report.page import FOLDER, render_page
from octavo.report.thumbnails import Thumbnail, Thumbnails
from octavo.report.titles import Titles
from octavo.tally import Tally

BOOK = Titles("A Book", "Or Two", ("A. Author", "B. Author"), "de")
OUTPUTS = (
    Output("a-book.epub", "epub", 512_345),
    Output("a-book.pdf", "screen", 2_300_000, 1_204, 125.0),
    Output("web/index.html", "web", 999),
)
TALLIES = (
    Tally("manuscript", {"letters": 12_345, "notes": 3, "links": 5}),
    Tally("epub", {"letters": 12_340, "notes": 3, "links": 6}),
    Tally("print", {"letters": 12_345, "notes": 3, "links": None}),
)
DRAWN = Thumbnails(
    tuple(Thumbnail(page, f"p{page}", 320, 495, "data:image/webp;base64,AAAA") for page in (1, 2, 3)),
    3,
    frozenset({2}),
)
LINES = {("a b.md", 12): "words [^9]"}


def page(report: Report, drawn: Thumbnails = DRAWN, book: Titles = BOOK) -> html.HtmlElement:
    return html.fromstring(render_page(report, book, drawn, LINES, {"text-regular": b"wOF2"}))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture
def whole(report: Report) -> Report:
    """Give a report with everything in it."""
    return replace(report, outputs=OUTPUTS, tallies=TALLIES, excused=2)


def test_a_page_says_nothing_of_time(whole: Report) -> None:
    untimed = tuple(replace(output, seconds=None) for output in OUTPUTS)
    assert render_page(whole, BOOK) == render_page(replace(whole, seconds=0.0, outputs=untimed), BOOK)


def test_the_head_names_the_book_in_its_language(whole: Report) -> None:
    (title,) = page(whole).xpath("//h1")
    assert (title.get("lang"), words(title)) == ("de", "A BookOr Two")
    assert words(page(whole).xpath("//*[@class='authors']")[0]) == "A. Author, B. Author"


def test_the_verdict_comes_first(whole: Report) -> None:
    main = page(whole).xpath("//main")[0]
    assert words(main[0]).startswith("Two errors. The outputs below stand")
    assert [words(heading) for heading in main.xpath(".//h2")] == [
        "Outputs",
        "What was compared",
        "Findings",
        "Pages",
    ]


def test_outputs_are_linked_from_where_the_page_stands(whole: Report) -> None:
    rows = page(whole).xpath("//section[@aria-labelledby='outputs']//tbody/tr")
    assert [[words(cell) for cell in row] for row in rows] == [
        ["a-book.epub", "EPUB", "none", "512 kB"],
        ["a-book.pdf", "Screen PDF", "1,204", "2.3 MB"],
        ["web/index.html", "Web book", "none", "999 B"],
    ]
    assert [row.xpath(".//a/@href") for row in rows] == [[output.path] for output in OUTPUTS]


def test_an_address_is_no_scheme_and_no_markup() -> None:
    outputs = (Output('javascript:x"?#.html', "page", 1), Output("web/a:b.html", "web", 1))
    hrefs = page(Report(outputs=outputs)).xpath("//tbody//a/@href")
    assert hrefs == ["./javascript%3Ax%22%3F%23.html", "web/a%3Ab.html"]


def test_counts_stand_side_by_side_and_a_difference_is_marked_by_a_sign(whole: Report) -> None:
    (table,) = page(whole).xpath("//table[@class='compared']")
    assert [[words(cell) for cell in row] for row in table.xpath(".//tr")] == [
        ["", "Manuscript", "EPUB", "Print PDF"],
        ["letters", "12,345", "≠ 12,340 −5", "12,345"],
        ["notes", "3", "3", "3"],
        ["links", "5", "≠ 6 +1", "not told"],
    ]
    legend = words(page(whole).xpath("//section[@aria-labelledby='compared']")[0])
    assert "Not told: the print PDF keeps no mark of it" in legend
    assert "There are no headings, images, " in legend
    assert "the output has another number" in legend.lower()


def test_findings_are_grouped_by_file_with_line_help_and_explanation(whole: Report) -> None:
    section = page(whole).xpath("//section[@aria-labelledby='findings']")[0]
    heads = [words(head) for head in section.xpath(".//h3")]
    assert heads == ["The book as a whole 1 finding", "a b.md 2 findings", "zz.md 1 finding"]
    found = section.xpath(".//li")[2]
    assert words(found.xpath("./p[@class='what']")[0]) == "error the marker [^9] has no note"
    assert words(found.xpath("./pre")[0]) == "Line 12words [^9]"
    assert words(found.xpath("./p[@class='hint']")[0]) == "write it"
    assert words(found.xpath(".//summary")[0]) == "note-undefined 12:7"
    assert codes()["note-undefined"].summary in words(found.xpath(".//details")[0])
    assert words(section.xpath("./p[@class='legend']")[0]).startswith("2 findings are allowed by book.yaml")


def test_the_mark_stands_on_the_letter_of_the_column(whole: Report) -> None:
    (mark,) = page(whole).xpath("//mark")
    assert (mark.text, mark.tail, mark.getparent().text) == ("[", "^9]", "words ")


def test_a_choice_is_offered_only_where_there_is_one(whole: Report) -> None:
    labels = [words(label) for label in page(whole).xpath("//fieldset/label")]
    assert labels == ["All 4", "2 errors", "1 warning", "1 note"]
    assert page(Report((finding("link-dead", "x"),))).xpath("//fieldset") == []


def test_a_clean_report_is_short() -> None:
    clean = page(Report(outputs=OUTPUTS[:1], words=5, notes=1), Thumbnails())
    assert [words(heading) for heading in clean.xpath("//h2")] == ["Outputs", "Findings"]
    assert "None: no error, no warning" in words(clean)
    assert clean.xpath("//thead//th/text()") == ["File", "What it is", "Size"]


def test_pages_lie_as_spreads_and_lead_into_the_pdf(whole: Report) -> None:
    section = page(whole).xpath("//section[@aria-labelledby='pages']")[0]
    assert [[words(leaf) for leaf in spread] for spread in section.xpath(".//li")] == [
        ["", "Page p1"],
        ["Page p2 ◆, on which something was found", "Page p3"],
    ]
    assert section.xpath(".//a/@href") == [f"a-book.pdf#page={number}" for number in (1, 2, 3)]
    assert "All 3 pages" in words(section)
    assert "diamond" in words(section)
    some = page(whole, replace(DRAWN, pages=900, marked=frozenset()))
    assert "3 of the 900 pages of the screen PDF: the first" in words(some)
    assert "diamond" not in words(some)


def test_no_pages_are_shown_of_a_pdf_that_is_not_there(whole: Report) -> None:
    refused = page(replace(whole, outputs=()))
    assert refused.xpath("//img") == []
    assert "Nothing was replaced" in words(refused)


@pytest.mark.parametrize(("lang", "side"), [("he", ["rtl"]), ("en", [])])
def test_spreads_lie_as_the_book_is_read(whole: Report, lang: str, side: list[str]) -> None:
    assert page(whole, book=replace(BOOK, lang=lang)).xpath("//ol[@class='spreads']/@dir") == side


HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&\u202e\x00"


def test_nothing_of_a_manuscript_is_markup() -> None:
    code = finding("link-dead", "x").code
    found = Finding(code, HOSTILE, path=HOSTILE, line=1, column=2, format=HOSTILE, hint=HOSTILE)
    outputs = (Output(HOSTILE, HOSTILE, 1), Output(HOSTILE, "screen", 1))
    drawn = Thumbnails((Thumbnail(1, HOSTILE, 1, 1, "data:,"),), 1)
    report = Report((found,), outputs, tallies=(TALLIES[0], Tally(HOSTILE, {"notes": 1})))
    book = Titles(HOSTILE, HOSTILE, (HOSTILE,), HOSTILE)
    text = render_page(report, book, drawn, {(HOSTILE, 1): HOSTILE}, {})
    tree = html.fromstring(text)
    assert tree.xpath("//script | //*[@onerror] | //img[not(starts-with(@src, 'data:'))]") == []
    assert len(tree.xpath("//style")) == 1
    assert "<script" not in text
    assert text.count("\\u202e") >= 4


def test_the_policy_allows_the_page_itself_and_nothing_else(whole: Report) -> None:
    tree = page(whole)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = tree.xpath("//style/text()")
    fingerprint = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{fingerprint}'" in policy
    assert "script" not in policy
    assert tree.xpath("//script | //link | //@style | //iframe") == []
    assert all(address.startswith("data:") for address in re.findall(r"url\((.*?)\)", style))
    assert tree.xpath("//@src") == [thumbnail.image for thumbnail in DRAWN.drawn]
    assert "data:font/woff2;base64," + base64.b64encode(b"wOF2").decode() in style


def test_a_page_can_be_read_by_ear_and_walked_by_keyboard(whole: Report) -> None:
    tree = page(whole)
    assert tree.get("lang") == "en"
    assert all(len(tree.xpath(f"//{landmark}")) == 1 for landmark in ("header", "main", "footer", "h1"))
    assert all(table.xpath("./caption") for table in tree.xpath("//table"))
    assert tree.xpath("//th[not(@scope)]") == []
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(tree.xpath("//@aria-labelledby")) <= set(ids)
    assert tree.xpath("//a[starts-with(@href, '#')]/@href") == ["#verdict"]
    assert tree.xpath("//img[not(@alt)]") == []
    assert all(words(link) for link in tree.xpath("//a"))
    assert tree.xpath("//div[@class='wide'][not(@tabindex)]") == []


def luminance(colour: str) -> float:
    """Give the relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    *((ink, "paper") for ink in ("ink", "quiet", "accent", "sound", "warning")),
    *((ink, "shade") for ink in ("ink", "quiet", "accent")),
    *((ink, "highlight") for ink in ("ink", "accent")),
]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(ink: str, ground: str, *, dark: bool) -> None:
    css = (FOLDER / "report.css").read_text("utf-8")
    light, _, rest = css.partition("@media (prefers-color-scheme: dark)")
    colours = dict(re.findall(r"--(\w+): (#\w{6});", rest.partition("}")[0] if dark else light))
    assert contrast(colours[ink], colours[ground]) >= 4.5
