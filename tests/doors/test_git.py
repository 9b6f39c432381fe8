from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from octavo.doors import git as module
from octavo.doors.git import ask_git
from octavo.doors.program import Ran, TimedOutError
from octavo.errors import OctavoError


def test_git_is_asked_in_a_folder_and_told_to_run_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []

    def pretend(argv: list[str], **_: Any) -> Ran:  # noqa: ANN401 -- what `run` takes
        calls.append(argv)
        return Ran(0, b"filter.x.clean\0" if "--get-regexp" in argv else b"said", b"")

    monkeypatch.setattr(module, "run", pretend)
    assert ask_git(tmp_path, "status", "--porcelain").out == b"said"
    asked = calls[-1]
    assert asked[1:3] == ["-C", str(tmp_path)]
    assert asked[-2:] == ["status", "--porcelain"]
    for setting in ("core.fsmonitor=false", "core.hooksPath=/dev/null", "filter.x.clean="):
        assert asked[asked.index(setting) - 1] == "-c"


def test_git_that_does_not_answer_stops_the_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(argv: list[str], **_: Any) -> Ran:  # noqa: ANN401 -- what `run` takes
        raise TimedOutError(argv[0])

    monkeypatch.setattr(module, "run", late)
    with pytest.raises(OctavoError) as caught:
        ask_git(tmp_path, "status")
    assert [found.code for found in caught.value.findings] == ["release-refused"]
