from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from octavo.doors import jvm
from octavo.doors.jvm import JavaError, in_jvm
from octavo.doors.program import TimedOutError
from octavo.errors import MissingProgramError

HINT = "JPype is not installed; ./noxw -s conformance does that"


def length_in_java(words: str) -> int:
    """Let Java count letters."""
    from jpype import JClass  # noqa: PLC0415 -- only the process that runs Java may load it

    return int(JClass("java.lang.StringBuilder")(words).length())


def parse_in_java(words: str) -> int:
    """Let Java read a number, or throw."""
    from jpype import JClass  # noqa: PLC0415 -- as above

    return int(JClass("java.lang.Integer").parseInt(words))


def die(_: str) -> None:
    """End the process without an answer."""
    os._exit(3)


def sleep(_: str) -> None:
    """Give no answer for a long time."""
    time.sleep(60)


def test_a_function_can_ask_java() -> None:
    pytest.importorskip("jpype", reason=HINT)
    assert in_jvm(length_in_java, "octavo", archives=[], seconds=60) == 6


def test_what_java_throws_is_told_in_its_words() -> None:
    pytest.importorskip("jpype", reason=HINT)
    with pytest.raises(JavaError, match="NumberFormatException") as caught:
        in_jvm(parse_in_java, "six", archives=[], seconds=60)
    assert 'For input string: "six"' in str(caught.value)


def test_a_process_that_dies_is_told() -> None:
    pytest.importorskip("jpype", reason=HINT)
    with pytest.raises(JavaError, match="Java ended before it was done"):
        in_jvm(die, "", archives=[], seconds=60)


def test_a_process_that_does_not_come_to_an_end_is_stopped() -> None:
    pytest.importorskip("jpype", reason=HINT)
    with pytest.raises(TimedOutError):
        in_jvm(sleep, "", archives=[], seconds=0.5)


def test_without_jpype_the_way_to_get_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jvm, "find_spec", lambda _: None)
    with pytest.raises(MissingProgramError) as caught:
        in_jvm(length_in_java, "octavo", archives=[Path("a.jar")], seconds=1)
    assert caught.value.findings[0].code == "program-missing"
    assert caught.value.findings[0].hint == "pip install jpype1"
