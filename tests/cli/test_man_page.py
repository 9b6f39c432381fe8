from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from octavo.cli import run
from octavo.cli.app import COMMANDS
from octavo.cli.man_page import EXIT_STATUS
from octavo.errors import MissingProgramError, OctavoError, UsageError

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "octavo.1").read_text("utf-8")


def test_the_page_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["man"]) == 0
    assert capsys.readouterr().out == PAGE, "make it again: octavo man > docs/octavo.1"


def test_every_command_has_its_section() -> None:
    told = re.findall(r"^\.SS octavo (\w+)", PAGE, re.MULTILINE)
    assert told == [command.__name__.rstrip("_") for command in COMMANDS]


def test_the_options_of_a_command_are_told_in_the_words_of_its_help() -> None:
    cover = PAGE.partition(".SS octavo cover")[2].partition(".SS")[0]
    assert ".TP\n\\fB\\-\\-spine MM\\fR\nThe spine, by the printer's template, in mm." in cover
    assert "--" not in cover


def test_the_exit_codes_are_those_of_the_errors() -> None:
    assert {
        str(each.exit_code) for each in (OctavoError, UsageError, MissingProgramError)
    } < EXIT_STATUS.keys()


@pytest.mark.parametrize(
    ("formatter", "strict"), [("groff", ["-man", "-Tutf8", "-ww"]), ("mandoc", ["-Tlint", "-Wwarning"])]
)
def test_formatters_have_nothing_to_say_against_it(formatter: str, strict: list[str]) -> None:
    program = shutil.which(formatter)
    if program is None:
        pytest.skip(f"no {formatter} is installed")
    ran = subprocess.run(  # noqa: S603 -- a formatter on a page of ours
        [program, *strict, DOCS / "octavo.1"], capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    if formatter == "groff":
        plain = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", ran.stdout)
        assert "octavo build [OPTIONS] [formats]..." in plain
        assert "--manuscript DIR" in plain
