"""No word of a book becomes an option, a filter or a program, and no output says who made it (S20 to S22)."""

from __future__ import annotations

import getpass
import re
import socket
from pathlib import Path

import pytest

from octavo.doors import pandoc, program
from octavo.order import Order
from octavo.pipeline import build
from octavo.progress import Silent
from tests.threats.ear import Ear
from tests.threats.hostile import Case, findings_of, lay_out, tainted

PACKAGE = Path(__file__).parents[2] / "octavo"


@pytest.mark.fault("S20")
@pytest.mark.parametrize(
    "key", ["filters: [x.lua]", "lua-filter: x.lua", "pandoc: [--lua-filter=x.lua]", "plugins: [x.py]"]
)
def test_no_setting_runs_code_of_a_book(key: str, tmp_path: Path, ear: Ear) -> None:
    made = tmp_path / "made"
    code = {
        "x.lua": f'io.open("{made}", "w"):close()',
        "x.py": f"open({str(made)!r}, 'w')",
        "conftest.py": "",
    }
    case = Case("S20", "S20", {"yaml": key, "files": code})
    found = findings_of(lay_out(case, tmp_path, ear), tmp_path / "out")
    assert [each.code for each in found] == ["setting-unknown"]
    assert not made.exists()


@pytest.mark.fault("S20", "S21")
@pytest.mark.parametrize(
    "dialect", ["markdown --lua-filter=x.lua", "x.lua", "-o x", "docx", "native", "json", "markdown+lhs x"]
)
def test_the_dialect_is_a_dialect_of_markdown(dialect: str, tmp_path: Path, ear: Ear) -> None:
    case = Case("S21", "S21", {"yaml": f'markdown: "{dialect}"'})
    found = findings_of(lay_out(case, tmp_path, ear), tmp_path / "out")
    assert [each.code for each in found] == ["setting-wrong"]


@pytest.mark.fault("S21")
@pytest.mark.parametrize(
    "name",
    [
        "--lua-filter=x.lua.md",
        "-o made.md",
        "$(touch made).md",
        "; touch made;.md",
        "`touch made`.md",
        "a\nb.md",
    ],
)
def test_a_files_name_is_a_name(name: str, tmp_path: Path, ear: Ear, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    go = program.run

    def note(argv: list[str], **how: object) -> program.Ran:
        calls.append(argv)
        return go(argv, **how)  # type: ignore[arg-type] # what was given

    monkeypatch.setattr(pandoc, "run", note)
    monkeypatch.chdir(tmp_path)
    case = Case(
        "S21", "S21", {"yaml": "", "files": {name: "# Two\n\nText with a [link](#two).\n\n[dead](#no)\n"}}
    )
    found = findings_of(lay_out(case, tmp_path, ear), tmp_path / "out")
    assert [each.code for each in found] == ["link-dead"]
    assert calls
    assert [word for argv in calls for word in argv if name in word or "made" in word] == []
    assert not list(tmp_path.rglob("made"))


@pytest.mark.fault("S21")
def test_no_program_is_started_but_through_a_door_and_none_through_a_shell() -> None:
    starts = re.compile(
        r"subprocess\.\w+\(|os\.(?:system|popen|exec|spawn)|shell=True|\bPopen\(|create_subprocess"
    )
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if starts.search(path.read_text("utf-8"))
    }
    # A book's own test is no part of the program: it runs where the book's author has put it.
    users.remove("starter/repository/test_book.py")
    assert users == {"doors/program.py", "doors/running.py"}
    assert not any("shell=True" in path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))


@pytest.mark.fault("S22")
def test_no_output_tells_where_or_by_whom_it_was_made(
    tmp_path: Path, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home-of-CANARY-7f3a"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USER", "CANARY-7f3a")
    monkeypatch.setenv("LOGNAME", "CANARY-7f3a")
    monkeypatch.setenv("HOSTNAME", "CANARY-7f3a")
    case = Case(
        "S22",
        "S22",
        {
            "chapter": "Text with ![a picture](x.svg) and a note.[^1]\n\n[^1]: Note.",
            "files": {"x.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'},
        },
    )
    folder, out = lay_out(case, home, ear), home / "out"
    build(Order(folder, out, jobs=2), Silent())
    made = [
        path
        for path in out.iterdir()
        if path.suffix in {".epub", ".html", ".pdf"} and "report" not in path.name
    ]
    assert len(made) == 4
    words = {b"CANARY-7f3a", str(tmp_path).encode(), str(Path.cwd()).encode()}
    words |= {socket.gethostname().encode()} if len(socket.gethostname()) > 5 else set()
    words |= {b"/home/", getpass.getuser().encode()} if len(getpass.getuser()) > 5 else {b"/home/"}
    outputs = {path.name for path in made} | {path.name for path in (out / "web").rglob("*")}
    for word in words:
        assert outputs & set(tainted(out, word)) == set(), word
