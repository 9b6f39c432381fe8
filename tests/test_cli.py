from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import octavo
from octavo import __main__ as entry
from octavo.cli import run
from octavo.errors import ManuscriptError, MissingProgramError, OctavoError, UsageError
from octavo.findings import codes, finding
from octavo.handbook import section
from octavo.media import Medium
from octavo.order import FORMATS, Order
from octavo.report import Report

WARNING = finding("chapter-unlisted", "this file is not in the book", path="two.md")
ERROR = finding("note-undefined", "the marker [^9] has no note", path="one.md", line=3, column=1)

Answer = Callable[[], Report]
Pretend = Callable[..., list[object]]


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pretend:
    """Put a pipeline in the place of ours that gives an answer, and notes what it was asked for."""
    monkeypatch.chdir(tmp_path)

    def pretend(answer: Answer = Report) -> list[object]:
        asked: list[object] = []

        def carry_out(*order: object) -> Report:
            asked.extend(order[:-1])
            with order[-1].stage("Pretending", 1) as step:  # type: ignore[attr-defined] # it is a Progress
                step("done")
            return answer()

        monkeypatch.setattr(octavo, "pipeline", SimpleNamespace(build=carry_out), raising=False)
        for name in ("check", "collate", "conform"):
            fake = SimpleNamespace(**{name: carry_out})
            monkeypatch.setitem(sys.modules, f"octavo.orders.{name}", fake)
        return asked

    return pretend


def raising(error: BaseException) -> Answer:
    def answer() -> Report:
        raise error

    return answer


def test_conform_orders_a_judgement_of_what_is_built(pretend: Pretend) -> None:
    asked = pretend()
    assert run(["conform", "--out", "made", "--edition", "large-print"]) == 0
    assert asked == [Order(Path(), Path("made"), FORMATS, "large-print", 1)]


def test_build_orders_everything_by_default(pretend: Pretend) -> None:
    asked = pretend()
    assert run(["build", "--jobs", "3"]) == 0
    assert asked == [Order(Path(), Path("build"), FORMATS, None, 3)]


def test_build_takes_the_folder_manuscript_where_there_is_one(pretend: Pretend) -> None:
    asked = pretend()
    Path("manuscript").mkdir()
    assert run(["build", "--jobs", "1"]) == 0
    assert asked == [Order(Path("manuscript"), Path("build"), FORMATS, None, 1)]


def test_build_orders_what_it_is_told(pretend: Pretend) -> None:
    asked = pretend()
    line = "build pdf epub --manuscript book --out there --edition large --jobs 2 --report json --quiet"
    assert run(line.split()) == 0
    assert asked == [Order(Path("book"), Path("there"), frozenset({"pdf", "epub"}), "large", 2)]


def test_one_of_the_two_pdfs_is_ordered_by_its_name(pretend: Pretend) -> None:
    (order,) = _ordered(pretend, "build print --impose saddle")
    assert order.media == {Medium.PRINT}
    (order,) = _ordered(pretend, "build screen epub")
    assert order.media == {Medium.SCREEN, Medium.EBOOK}


def _ordered(pretend: Pretend, line: str) -> list[Order]:
    asked = pretend()
    assert run(line.split()) == 0
    return [each for each in asked if isinstance(each, Order)]


def test_check_orders_all_formats(pretend: Pretend) -> None:
    asked = pretend()
    assert run(["check", "--manuscript", "book", "--out", "there", "--jobs", "1"]) == 0
    assert asked == [Order(Path("book"), Path("there"), FORMATS, None, 1)]


def test_check_asks_the_web_only_when_told_to(pretend: Pretend) -> None:
    asked = pretend()
    assert run(["check", "--external", "--jobs", "1"]) == 0
    assert asked == [Order(Path(), Path("build"), FORMATS, None, 1, external=True)]


def test_collate_hands_over_the_files(pretend: Pretend) -> None:
    asked = pretend()
    Path("a.epub").touch()
    Path("-o b.pdf").touch()
    line = ["collate", "--manuscript", "book", "--edition", "large", "--", "a.epub", "-o b.pdf"]
    assert run(line) == 0
    assert asked == [(Path("a.epub"), Path("-o b.pdf")), Path("book"), "large"]


EXITS: list[tuple[Answer, int]] = [
    (Report, 0),
    (lambda: Report((WARNING,)), 0),
    (lambda: Report((WARNING, ERROR)), 1),
    (raising(ManuscriptError(ERROR)), 1),
    (raising(OctavoError(ERROR)), 1),
    (raising(UsageError(ERROR)), 2),
    (raising(MissingProgramError(ERROR)), 3),
]


@pytest.mark.parametrize(("answer", "code"), EXITS)
@pytest.mark.parametrize("command", ["build", "check"])
def test_exit_codes(command: str, answer: Answer, code: int, pretend: Pretend) -> None:
    pretend(answer)
    assert run([command]) == code


@pytest.mark.parametrize("answer", [lambda: Report((ERROR,)), raising(UsageError(ERROR))])
@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("text", "one.md:3:1: error[note-undefined] the marker [^9] has no note\n1 error.\n"),
        (
            "github",
            "::error file=one.md,line=3,col=1,title=note-undefined::the marker [^9] has no note\n1 error.\n",
        ),
    ],
)
def test_a_report_goes_to_stdout_and_nothing_to_stderr(
    style: str, said: str, answer: Answer, pretend: Pretend, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(answer)
    run(["build", "--report", style])
    assert capsys.readouterr() == (said, "")


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_a_report_for_programs_is_json_even_when_the_work_stops(
    style: str, pretend: Pretend, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(raising(UsageError(ERROR)))
    assert run(["build", "--report", style]) == 2
    assert json.loads(capsys.readouterr().out)["version"]


@pytest.mark.parametrize(("style", "path"), [("github", "book/one.md"), ("text", "one.md")])
def test_code_hosts_are_told_paths_from_here(
    style: str, path: str, pretend: Pretend, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(lambda: Report((ERROR,)))
    Path("book").mkdir()
    Path("book/one.md").touch()
    run(["build", "--manuscript", "book", "--report", style])
    said = capsys.readouterr().out
    assert f"file={path}," in said or said.startswith(f"{path}:")


MISUSES = {
    "bild": "no such command 'bild'. Did you mean 'build'",
    "build doc": "invalid value for 'formats': 'doc' is not one of 'pdf', 'print', 'screen', 'epub', 'html'",
    "build --report xml": "invalid value for '--report': 'xml' is not one of",
    "build --jobs 0": "invalid value for '--jobs'",
    "build epub --impose saddle": "invalid value: --impose lays out the print PDF: order pdf or print too",
    "build --jobs many": "invalid value for '--jobs'",
    "build --edition": "option '--edition' requires an argument",
    "build --outt x": "no such option: --outt",
    "collate": "missing argument 'files'",
    "collate gone.epub": "invalid value for 'files': file 'gone.epub' does not exist",
    "new": "missing argument 'DIR'",
    "explain note-undefind": "there is no code 'note-undefind'",
}


@pytest.mark.parametrize(("line", "words"), MISUSES.items())
def test_a_wrong_call_is_told_as_a_finding(
    line: str, words: str, pretend: Pretend, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = pretend()
    assert run(line.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"octavo: error[setting-wrong] {words}")
    assert "\n  help: " in err
    assert asked == []


def test_without_a_command_the_commands_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "Commands:" in capsys.readouterr().err


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"octavo {octavo.__version__}\n"
    assert run(["build", "--help"]) == 0
    said = capsys.readouterr().out
    assert [
        option
        for option in ("--manuscript", "--out", "--edition", "--jobs", "--report")
        if option not in said
    ] == []


def test_explain_prints_the_page_of_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "note-undefined"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("note-undefined (error): ")
    assert codes()["note-undefined"].explanation in said
    notes = section("sec:notes")
    place = f"{notes.path}:{notes.line}"
    assert said.endswith(
        f"More in the handbook: “Notes”, in “Plain writing”\n{place}\n--handbook prints it here.\n"
    )


def test_explain_prints_what_the_handbook_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "note-undefined", "--handbook"]) == 0
    assert capsys.readouterr().out.endswith(f"\n# Notes\n\n{section('sec:notes').text}\n")


def test_explain_lists_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(codes())


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "book.yaml"


def test_stopping_is_told_and_has_its_code(pretend: Pretend, capsys: pytest.CaptureFixture[str]) -> None:
    pretend(raising(KeyboardInterrupt()))
    assert run(["build"]) == 130
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("octavo: stopped")


def test_a_bug_is_told_as_ours(
    pretend: Pretend, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(raising(ZeroDivisionError("a bug")))
    monkeypatch.setattr(sys, "argv", ["octavo", "build"])
    assert entry.main() == 70
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert "ZeroDivisionError: a bug" in err
    assert f"this is a bug in Octavo {octavo.__version__}" in err


def test_a_reader_that_goes_away_is_no_bug() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "octavo", "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        said = child.stderr.read()
    assert (child.returncode, said) == (0, b"")


def test_a_short_answer_loads_nothing_slow() -> None:
    program = "import sys; from octavo.cli import run; run(['--version']); print(*sys.modules)"
    command = [sys.executable, "-c", program]
    loaded = set(subprocess.check_output(command, text=True).split())  # noqa: S603 -- this very program
    assert "octavo.cli" in loaded
    assert loaded & {"octavo.pipeline", "weasyprint", "lxml", "PIL", "rich.progress", "pikepdf"} == set()
