"""A book with conditions on all that can have one: each output has its words, and no others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from octavo.findings import Severity
from octavo.order import FORMATS, Order
from octavo.pipeline import build
from octavo.progress import Silent
from octavo.report import Report
from octavo.report.compared import compare
from tests.outputs.documents import Opened, open_epub, open_page, open_web
from tests.outputs.pdf import open_pdf
from tests.outputs.shelf import ROOT, build_book
from tests.outputs.tags import tagged

FOLDER = ROOT / "tests/books/conditions"
SLUG = "the-tide-table"
PLACES = {"print": "{}-print.pdf", "screen": "{}.pdf", "epub": "{}.epub", "page": "{}.html"}
EDITIONS = (None, "student", "teacher")
ALL = frozenset({"print", "screen", "epub", "web", "page"})

#: In which formats a word stands, by the condition that it has in the manuscript.
BY_FORMAT: Mapping[str, frozenset[str]] = {
    "slate": frozenset({"print"}),
    "knob": ALL - {"print"},
    "twosides": ALL,
    "pdffileofthewharf": frozenset({"print", "screen"}),
    "inthee-book": frozenset({"epub"}),
    "lamp=1": frozenset({"epub"}),
    "gull": frozenset({"web", "page"}),
    "glim": ALL - {"print", "epub"},
    "thelastboat": ALL,
    "thebellrings": ALL,
}
#: In which editions a word stands.
BY_EDITION: Mapping[str, frozenset[str | None]] = {
    "primer": frozenset({"student", "teacher"}),
    "adeeperdrill": frozenset({"student", "teacher"}),
    "rower": frozenset({None, "student"}),
    "crib": frozenset({"teacher"}),
    "forthemaster": frozenset({"teacher"}),
    "heretheboatsend": frozenset(EDITIONS),
}
#: The notes of each edition's formats, in their order.
NOTES = {
    "print": ["a", "pdf", "z", "drill", "bell", "crib"],
    "screen": ["a", "pdf", "z", "drill", "bell", "crib"],
    "epub": ["a", "lamp", "z", "drill", "bell", "crib"],
    "web": ["a", "gull", "z", "drill", "bell", "crib"],
}
ONLY = {"drill": {"student", "teacher"}, "crib": {"teacher"}}
SAID = {
    "a": "Note of all.",
    "pdf": "Note of the wharf.",
    "lamp": "Note of the lamp.",
    "gull": "Note of the gull.",
    "z": "Another note of all.",
    "drill": "Note of the primer.",
    "bell": "Note of the bell.",
    "crib": "Note of the crib.",
}

Take = Callable[[str | None], tuple[Path, Report]]


@pytest.fixture(scope="module")
def take(tmp_path_factory: pytest.TempPathFactory) -> Take:
    """Build an edition when it is first asked for, all into one folder; give that, and what was said."""
    out = tmp_path_factory.mktemp("editions")

    @cache
    def made(edition: str | None) -> tuple[Path, Report]:
        build_book(FOLDER, out, frozenset())
        return out, build(Order(FOLDER, out, FORMATS, edition, jobs=2), Silent())

    return made


def slug(edition: str | None) -> str:
    return f"{SLUG}-{edition}" if edition else SLUG


def opened(out: Path, kind: str, edition: str | None) -> Opened:
    if kind == "web":
        return open_web(out / (f"web-{edition}" if edition else "web"))
    place = out / PLACES[kind].format(slug(edition))
    return open_epub(place) if kind == "epub" else open_page(place)


def letters(out: Path, kind: str, edition: str | None) -> str:
    """Give all that an output says, without spaces and hyphens at the ends of lines."""
    if kind in {"print", "screen"}:
        paged = open_pdf(out / PLACES[kind].format(slug(edition)))
        said = " ".join(paged.text(page) for page in range(len(paged.reader.pages)))
    else:
        documents = opened(out, kind, edition).documents.values()
        said = " ".join(leaf.words() for document in documents for leaf in document.of_class("leaf"))
    return re.sub(r"\s+", "", said.replace("\u00ad", "")).casefold()


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_is_proven_in_every_format(edition: str | None, take: Take) -> None:
    _, report = take(edition)
    assert [found for found in report.findings if found.severity is not Severity.NOTE] == []
    assert {tally.source for tally in report.tallies} == {"manuscript", *ALL}
    assert not [row.thing for row in compare(report.tallies).rows if row.differs]


@pytest.mark.parametrize("kind", sorted(ALL))
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_output_has_its_words_and_no_others(edition: str | None, kind: str, take: Take) -> None:
    said = letters(take(edition)[0], kind, edition)
    assert {word for word in BY_FORMAT if word in said} == {
        word for word, formats in BY_FORMAT.items() if kind in formats
    }
    assert {word for word in BY_EDITION if word in said} == {
        word for word, editions in BY_EDITION.items() if edition in editions
    }
    for sign in ("only-", "not-print", "edition=", "{meta"):
        assert sign not in said


@pytest.mark.parametrize("kind", NOTES)
@pytest.mark.parametrize("edition", EDITIONS)
def test_notes_are_numbered_without_gaps(edition: str | None, kind: str, take: Take) -> None:
    wanted = [SAID[name] for name in NOTES[kind] if edition in ONLY.get(name, {edition})]
    out = take(edition)[0]
    if kind == "print":
        said = letters(out, kind, edition)
        numbered = (f"{number}{note}" for number, note in enumerate(wanted, 1))
        assert all(re.sub(r"\s+", "", note).casefold() in said for note in numbered)
    elif kind == "screen":
        parts = tagged(open_pdf(out / PLACES[kind].format(slug(edition))))
        found = [note.words() for part in parts for note in part.all("note")]
        assert sorted(found) == sorted(f"{number} {note}" for number, note in enumerate(wanted, 1))
    else:
        book = opened(out, kind, edition)
        assert [note.words() for note in book.notes] == [f"{n} {note}" for n, note in enumerate(wanted, 1)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_contents_have_the_headings_that_are_there(edition: str | None, take: Take) -> None:
    contents = opened(take(edition)[0], "epub", edition).documents["nav.xhtml"].words()
    assert ("Drills" in contents) is (edition is not None)
    assert ("Hints" in contents) is (edition != "teacher")
    assert ("Answers" in contents) is (edition == "teacher")
    assert "Paper" not in contents
    outline = open_pdf(take(edition)[0] / PLACES["print"].format(slug(edition))).reader
    assert any("Paper" in page.extract_text() for page in outline.pages)


def test_images_are_packed_where_they_are_shown(take: Take) -> None:
    out = take(None)[0]
    web = [
        name for name in opened(out, "web", None).files if name.startswith("images/") and "cover" not in name
    ]
    epub = [
        name for name in opened(out, "epub", None).files if name.startswith("images/") and "cover" not in name
    ]
    assert [name.split("-")[0] for name in web] == ["images/loft"]
    assert epub == []


def test_what_had_nothing_but_its_condition_leaves_no_trace(take: Take) -> None:
    page = (take(None)[0] / f"{SLUG}.html").read_text("utf-8")
    body = page.partition("<body")[2]
    assert "only-" not in body
    assert "<p></p>" not in body
    assert "<li></li>" not in body
    book = opened(take(None)[0], "epub", None)
    boats = next(leaf for leaf in book.leaves if leaf.id == "boats")
    assert [item.words() for item in boats.all("li")] == ["the first boat", "the last boat"]
    assert [term.words() for term in boats.all("dt")] == ["oar"]
    assert boats.all("figure") == []


def test_a_link_to_what_is_gone_is_its_words(take: Take) -> None:
    targets = {
        edition: {
            link.words()
            for _, link in opened(take(edition)[0], "page", edition).links
            if link.attributes["href"].startswith("#")
        }
        for edition in EDITIONS
    }
    assert {"the bells", "nothing else", "the first boats"} <= set.intersection(*targets.values())
    assert [edition for edition in EDITIONS if "the drills" in targets[edition]] == ["student", "teacher"]
    assert [edition for edition in EDITIONS if "the answers" in targets[edition]] == ["teacher"]
    codes = {found.code for found in take(None)[1].findings}
    assert codes == {"edition-link", "pages-untold"}


def test_printed_pages_are_not_told_where_the_text_is_another(take: Take) -> None:
    untold = [found.format for found in take(None)[1].findings if found.code == "pages-untold"]
    assert untold == ["epub", "web"]
    assert "page-break" not in (take(None)[0] / f"{SLUG}.html").read_text("utf-8").partition("<body")[2]


def test_no_edition_overwrites_another(take: Take) -> None:
    out = take(None)[0]
    before = {path: path.read_bytes() for path in out.rglob("*.*") if ".cache" not in path.parts}
    take("teacher")
    after = {path.relative_to(out).as_posix() for path in before if path.read_bytes() != before[path]}
    assert after <= {"report.json", "report.html"}
    assert (out / "pagination-teacher.json").is_file()
    assert "978-1-4028-9462-6" in letters(out, "print", "teacher")
    assert "978-0-306-40615-7" not in letters(out, "epub", "student")


def test_a_medium_is_an_edition_that_every_build_makes(take: Take, tmp_path: Path) -> None:
    whole = take(None)[0]
    assert "forthepocket" in letters(whole, "epub", None)
    assert "forthepocket" not in letters(whole, "page", None)
    build_book(FOLDER, tmp_path, frozenset())
    report = build(Order(FOLDER, tmp_path, FORMATS, "ebook", jobs=2), Silent())
    assert [Path(output.path).name for output in report.outputs] == [f"{SLUG}.epub"]
    assert (tmp_path / f"{SLUG}.epub").read_bytes() == (whole / f"{SLUG}.epub").read_bytes()


def test_a_sampler_has_the_front_and_the_first_chapter(tmp_path: Path) -> None:
    build_book(FOLDER, tmp_path, frozenset())
    report = build(Order(FOLDER, tmp_path, frozenset({"epub", "html"}), "sampler", jobs=2), Silent())
    assert [found for found in report.findings if found.severity is not Severity.NOTE] == []
    leaves = [leaf.id for leaf in opened(tmp_path, "epub", "sampler").leaves]
    assert leaves == ["preface", "boats"]
    links = {link.words() for _, link in opened(tmp_path, "page", "sampler").links}
    assert "the bells" not in links
    assert "thebells" in letters(tmp_path, "page", "sampler")
