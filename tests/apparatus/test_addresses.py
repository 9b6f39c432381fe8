from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.apparatus.addresses import address_fault
from octavo.apparatus.faults import Fault

CASES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("addresses.toml").read_text("utf-8"))


def judged(target: str, words: str = "words", source: str = "") -> Fault | None:
    return address_fault(target, words, source.__contains__)


@pytest.mark.parametrize("target", CASES["sound"])
def test_a_sound_address_passes(target: str) -> None:
    assert judged(target) is None


@pytest.mark.parametrize(("target", "words"), CASES["wrong"].items())
def test_a_wrong_address_is_told(target: str, words: str) -> None:
    fault = judged(target)
    assert fault is not None
    assert fault.code == "link-malformed"
    assert fault.message.startswith(words)
    assert fault.hint


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("www.example.org/a", "write https://www.example.org/a"),
        ("a@example.org", "write mailto:a@example.org"),
        ("htp://example.org/a", "did you mean http://example.org/a?"),
        ("https//example.org/a", "write https://example.org/a"),
        ("http:/example.org/a", "write https://example.org/a"),
    ],
)
def test_a_remedy_is_the_address_that_was_meant(target: str, hint: str) -> None:
    fault = judged(target)
    assert fault is not None
    assert fault.hint == hint


def test_a_space_that_was_typed_is_none_that_was_written_out() -> None:
    target = "https://example.org/a%20b"
    assert judged(target, source=f"[x]({target})") is None
    fault = judged(target, source="[x](https://example.org/a b)")
    assert fault is not None
    assert fault.hint == "write https://example.org/a%20b, or end it before the space"


@pytest.mark.parametrize("end", [".", "!", "。だ", "、の"])
def test_an_address_that_shows_itself_may_have_taken_more_of_its_sentence(end: str) -> None:
    target = f"https://example.org/a{end}"
    assert judged(target) is None
    fault = judged(target, words=target)
    assert fault is not None
    assert "the sentence" in fault.message


@given(st.text())
def test_any_text_is_judged(target: str) -> None:
    for before in ("", "https:", "https://", "http://[", "https://a:"):
        fault = judged(before + target)
        assert fault is None or fault.hint
