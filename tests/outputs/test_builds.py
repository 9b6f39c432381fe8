from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.cli import run
from octavo.compare import compare_folders
from octavo.findings import Severity
from octavo.order import Order
from octavo.orders.check import check
from octavo.progress import Silent
from tests.outputs.documents import open_epub, open_page, open_web
from tests.outputs.pdf import open_pdf
from tests.outputs.shelf import ROOT, Built, build_book

EPUB = frozenset({"epub"})
REPORTS = {"report.html", "report.json"}
#: The book without `book.yaml` cannot say that it knows it is too thin for a printer; the other has a log
#: in it with a line that is longer than its pages are broad.
KNOWN = {"der-lange-heimweg": {"print-pages"}, "lamps-and-ledgers": {"code-line-long"}}
OUTPUTS = ("epub", "page", "print", "screen", "web")


def outputs(out: Path) -> dict[str, bytes]:
    """Read all that a build has put in its folder, but its reports."""
    files = (path for path in out.rglob("*") if path.is_file())
    inside = {path.relative_to(out).as_posix(): path.read_bytes() for path in files}
    return {name: content for name, content in inside.items() if name[0] != "." and name not in REPORTS}


def test_a_build_makes_every_output(built: Built) -> None:
    assert [kind for kind in OUTPUTS if not built.place(kind).exists()] == []
    assert {output.format for output in built.report.outputs} == set(OUTPUTS)
    report = json.loads((built.out / "report.json").read_text("utf-8"))
    assert len(report["outputs"]) == len(OUTPUTS)


def test_a_build_finds_nothing_wrong(built: Built) -> None:
    known = KNOWN.get(built.title.slug, set())
    assert [found for found in built.report.findings if found.code not in known] == []


def test_a_check_finds_nothing_wrong_either(sink: Built) -> None:
    report = check(Order(sink.title.folder, sink.out, jobs=2), Silent())
    assert report.findings == ()
    assert {output.format for output in report.outputs} == set(OUTPUTS)
    pages = {output.format: output.pages for output in sink.report.outputs}
    assert {output.format: output.pages for output in report.outputs} == pages


def test_the_page_on_a_book_shows_it_and_a_check_writes_the_same(sink: Built) -> None:
    page = sink.out / "report.html"
    first = page.read_bytes()
    assert b"Nothing was lost." in first
    assert first.count(b"<img ") == len(open_pdf(sink.place("screen")).reader.pages)
    page.unlink()
    check(Order(sink.title.folder, sink.out, jobs=2), Silent())
    assert page.read_bytes() == first


def test_the_same_book_gives_the_same_bytes(sink: Built, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(sink.title.folder, moved)
    first = outputs(sink.out)
    build_book(moved, tmp_path / "new", jobs=1, lent=False)
    assert different(outputs(tmp_path / "new"), first) == []
    page = (tmp_path / "new/report.html").read_bytes()
    build_book(moved, tmp_path / "new", jobs=2, lent=False)
    assert different(outputs(tmp_path / "new"), first) == []
    assert (tmp_path / "new/report.html").read_bytes() == page


def test_another_machine_user_zone_and_language_make_the_same_epub(sink: Built, tmp_path: Path) -> None:
    """It is the same alone and with the PDFs, whose pages it lists."""
    out = tmp_path / "elsewhere"
    around = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711"}
    around |= {"HOME": str(tmp_path / "nobody"), "USER": "nobody", "PATH": os.environ["PATH"]}
    call = [sys.executable, "-m", "octavo", "build", "epub", "--manuscript", str(sink.title.folder)]
    ran = subprocess.run([*call, "--out", str(out), "--jobs", "1"], env=around, check=False, cwd=ROOT)  # noqa: S603 -- ours
    assert ran.returncode == 0
    assert outputs(out) == {"lamps-and-ledgers.epub": sink.place("epub").read_bytes()}


def different(there: dict[str, bytes], wanted: dict[str, bytes]) -> list[str]:
    return [found.words for found in compare_folders(wanted, there)]


def test_a_date_from_outside_rules(scrap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    build_book(scrap, tmp_path / "out", EPUB)
    assert b"2001-09-09T01:46:40Z" in open_epub(tmp_path / "out/one.epub").files["content.opf"]


def test_a_book_without_printed_pages_has_no_list_of_them(scrap: Path, tmp_path: Path) -> None:
    (scrap / "book.yaml").write_text("title: One\nchapters: [one.md]\nprinted_pages: false\n", "utf-8")
    build_book(scrap, tmp_path / "out", EPUB)
    files = open_epub(tmp_path / "out/one.epub").files
    assert b"page-list" not in files["nav.xhtml"]
    assert b"pageBreakSource" not in files["content.opf"]
    assert b"pagebreak" not in files["text/one.xhtml"]


def test_a_copy_for_kobo_is_made_collated_and_judged_when_it_is_asked_for(
    scrap: Path, tmp_path: Path
) -> None:
    (scrap / "book.yaml").write_text("title: One\nchapters: [one.md]\nepub: {kobo: true}\n", "utf-8")
    report = build_book(scrap, tmp_path / "out", EPUB)
    assert report.findings == ()
    assert sorted(outputs(tmp_path / "out")) == ["one.epub", "one.kepub.epub"]
    assert [tally.source for tally in report.tallies] == ["manuscript", "epub", "kobo"]
    found = {each.format for each in check(Order(scrap, tmp_path / "out"), Silent()).findings}
    assert found == set(OUTPUTS) - {"epub"}


def test_an_error_leaves_every_output_as_it_was(
    scrap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    build_book(scrap, out, EPUB)
    before = outputs(out)
    assert list(before) == ["one.epub"]
    chapter = scrap / "one.md"
    chapter.write_text(chapter.read_text("utf-8").replace("#two", "#three") + "\nMore.\n", "utf-8")
    order = ["build", "epub", "--manuscript", str(scrap), "--out", str(out), "--jobs", "2", "--quiet"]
    assert run(order) == 1
    said = capsys.readouterr().out
    assert "one.md:3:10: error[link-dead]" in said
    assert outputs(out) == before
    report = json.loads((out / "report.json").read_text("utf-8"))
    assert [found["code"] for found in report["findings"]] == ["link-dead"]
    assert report["outputs"] == []
    page = (out / "report.html").read_text("utf-8")
    assert "Nothing was replaced" in page
    assert "one.epub" not in page


def test_a_check_misses_what_is_missing(scrap: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_book(scrap, out, EPUB)
    report = check(Order(scrap, out), Silent())
    missing = {found.format for found in report.findings if found.code == "output-missing"}
    assert missing == set(OUTPUTS) - {"epub"}
    assert {found.severity for found in report.findings} == {Severity.ERROR}
    (out / "one.epub").unlink()
    report = check(Order(scrap, out), Silent())
    assert {found.format for found in report.findings} == set(OUTPUTS)


def test_a_check_of_the_text_alone_needs_no_outputs_and_leaves_no_report(
    scrap: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["check", "--text-only", "--manuscript", str(scrap), "--out", str(tmp_path / "none"), "--quiet"]
    assert run(call) == 0
    assert "output-missing" not in capsys.readouterr().out
    assert not (tmp_path / "none/report.html").exists()
    (scrap / "one.md").write_text("# One\n\nWords.[^1]\n", "utf-8")
    assert run(call) == 1
    assert "error[note-undefined]" in capsys.readouterr().out


@pytest.mark.parametrize("reader", [open_epub, open_page, open_pdf, open_web])
def test_these_tests_fail_when_an_output_is_missing(reader: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises((OSError, KeyError)):
        reader(tmp_path / "gone")
