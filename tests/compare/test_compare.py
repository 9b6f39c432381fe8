from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from octavo.cli import run
from octavo.compare import Difference, compare_files, compare_folders


def packed(members: Mapping[str, bytes], day: int = 1) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, day, 0, 0, 0)), content)
    return made.getvalue()


def printed(*pages: bytes, title: str = "A") -> bytes:
    made = BytesIO()
    with pikepdf.new() as pdf:
        for content in pages:
            page = pdf.add_blank_page(page_size=(100, 100))
            page.obj.Contents = pdf.make_stream(content)
        pdf.docinfo["/Title"] = title
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def places(old: bytes, new: bytes) -> list[tuple[str, ...]]:
    return [found.place for found in compare_files("x", old, new)]


def test_the_same_bytes_do_not_differ() -> None:
    assert compare_files("x", b"PK\x03\x04 no archive", b"PK\x03\x04 no archive") == ()


def test_a_text_is_told_by_line_and_column() -> None:
    (found,) = compare_files("a.txt", b"one\ntwo\n", b"one\ntoo\n")
    assert found == Difference(("a.txt", "line 2, column 2"), "'two'", "'too'")
    assert found.words == "a.txt, line 2, column 2: 'two' became 'too'"
    assert places(b"one", b"one\ntwo") == [("x", "line 1, column 4")]
    assert compare_files("x", b"one", b"one\ntwo")[0].old == "'one'"


def test_other_bytes_are_told_by_their_number() -> None:
    (found,) = compare_files("a.bin", b"\0abc", b"\0abd")
    assert (found.place, found.old) == (("a.bin", "byte 3"), "63 (4 bytes)")


def test_an_archive_is_told_by_its_member_and_inside_it() -> None:
    old = packed({"a.txt": b"one\n", "b.txt": b"same", "gone": b""})
    new = packed({"a.txt": b"two\n", "b.txt": b"same", "new": b""})
    assert places(old, new) == [("x", "a.txt", "line 1, column 1"), ("x", "gone"), ("x", "new")]
    assert compare_files("x", old, new)[1].words == "x, gone: only in the old one"
    inner = places(packed({"in.zip": old}), packed({"in.zip": new}))
    assert inner[0] == ("x", "in.zip", "a.txt", "line 1, column 1")


def test_what_an_archive_says_of_a_member_is_told_too() -> None:
    assert places(packed({"a": b"1"}), packed({"a": b"1"}, day=2)) == [("x", "a", "its date")]
    alike = compare_files("x", packed({"a": b"1", "b": b"2"}), packed({"a": b"1", "b": b"2"}, day=2))
    assert [found.place for found in alike] == [("x", "the date of all its members")]
    ordered = places(packed({"a": b"1", "b": b"2"}), packed({"b": b"2", "a": b"1"}))
    assert ordered == [("x", "the order of its members")]


def test_a_pdf_is_told_by_page_and_object() -> None:
    old = printed(b"0 0 m\n10 10 l\nS", b"n")
    assert places(old, printed(b"0 0 m\n10 11 l\nS", b"n")) == [
        ("x", "page 1", "/Contents", "line 2, column 5")
    ]
    assert places(old, printed(b"0 0 m\n10 10 l\nS", b"n", title="B"))[0] == (
        "x",
        "its information",
        "/Title",
    )
    assert places(old, printed(b"n"))[0] == ("x", "the number of pages")


def linked(to: int) -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(printed(b"n", b"0 0 m", b"n"))) as pdf:
        way = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.Array([pdf.pages[to].obj, pikepdf.Name.Fit]))
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=way)
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def test_a_link_is_told_by_the_page_it_leads_to() -> None:
    (found,) = compare_files("x", linked(1), linked(2))
    assert found.words == "x, page 1, /Annots, [0], /A, /D, [0]: page 2 became page 3"
    assert places(linked(1), linked(1)) == []


def test_a_pdf_that_says_the_same_otherwise_is_told_by_bytes() -> None:
    old, made = printed(b"n"), BytesIO()
    with pikepdf.open(BytesIO(old)) as pdf:
        pdf.save(made, linearize=True, static_id=True)
    assert places(old, made.getvalue())[0][1] == "its identifier"
    other = old.replace(b"%%EOF", b"%%EOF\n")
    assert places(old, other)[0][1] == "its objects are the same, and stored otherwise"


@pytest.mark.parametrize("head", [b"PK\x03\x04", b"%PDF"])
def test_what_cannot_be_opened_is_compared_as_bytes(head: bytes) -> None:
    assert places(head + b"\0one", head + b"\0two")[0][-1] == "byte 5"


def test_folders_are_compared_by_name() -> None:
    found = compare_folders({"a": b"1", "b": b"2"}, {"b": b"3", "c": b"4"})
    assert [each.place[0] for each in found] == ["a", "b", "c"]


def test_the_command_fails_on_a_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, content in (("old", b"one\n"), ("new", b"two\n")):
        (tmp_path / name / "web").mkdir(parents=True)
        (tmp_path / name / "web/a.html").write_bytes(content)
        (tmp_path / name / ".lock").write_bytes(name.encode())
    old, new = str(tmp_path / "old"), str(tmp_path / "new")
    assert run(["compare", old, old]) == 0
    assert run(["compare", old, new]) == 1
    said = capsys.readouterr().out
    assert "web/a.html: error[compare-differs] line 1, column 1: 'one' became 'two'" in said
    assert run(["compare", old, old + "/web/a.html"]) == 2
