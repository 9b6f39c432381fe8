from __future__ import annotations

import gc
from multiprocessing import active_children
from pathlib import Path
from unittest.mock import Mock

import pytest

from octavo.bind.pdf import compositors as module
from octavo.bind.pdf.compositors import Compositors
from octavo.bind.pdf.press import Press
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from octavo.bounds import Limits
from octavo.cache import Cache
from octavo.memory import Memory

PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{}</p></body></html>'


@pytest.fixture
def compositors(monkeypatch: pytest.MonkeyPatch) -> Compositors:
    """Give compositors whose hands set nothing."""
    monkeypatch.setattr(module, "Hand", lambda *_: Mock())
    return Compositors(Resources({}), Limits())


def sheet(words: str) -> Sheet:
    return Sheet(words, None, "print", PAGE.format(words), furniture=True)


def test_who_has_set_most_is_asked_first(compositors: Compositors) -> None:
    one, other = compositors.one(), compositors.one()
    other.typeset(sheet("a"))
    compositors.rest()
    assert [compositors.one(), compositors.one()] == [other, one]
    assert compositors.one() not in {one, other}


def test_one_has_begun_before_the_first_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    hired = [Mock(), Mock()]
    monkeypatch.setattr(module, "Hand", Mock(side_effect=hired))
    compositors = Compositors(Resources({}), Limits())
    for _ in range(2):
        compositors.get_ready()
    compositors.one()
    compositors.one()
    assert [hand.begin.call_count for hand in hired] == [1, 0]


def test_who_has_set_much_is_let_go(compositors: Compositors, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MUCH", 1)
    compositors = Compositors(Resources({}), Limits())
    one, other = compositors.one(), compositors.one()
    for _ in range(2):
        one.typeset(sheet("a"))
    compositors.rest()
    assert compositors.one() is other
    assert compositors.one() is not one


def test_nobody_is_asked_again_who_was_interrupted(compositors: Compositors) -> None:
    one = compositors.one()
    compositors.interrupt()
    compositors.rest()
    other = compositors.one()
    assert other is not one
    compositors.rest()
    assert compositors.one() is other


def hands() -> set[int]:
    return {each.pid for each in active_children() if each.pid}


def test_hands_stay_from_one_build_to_the_next_and_no_longer(tmp_path: Path) -> None:
    memory, resources = Memory(), Resources({"page-print.css": b""})
    made = []
    for words in ("one", "two"):
        with Press(resources, Cache(tmp_path, memory), 1, Limits()) as press:
            made.append(press.run([sheet(words)], lambda _: None)[words].pdf)
            there = hands()
        assert hands() == there
        memory.turn()
    assert made[0] != made[1]
    with Press(resources, Cache(None), 1, Limits()) as press:
        assert press.run([sheet("two")], lambda _: None)["two"].pdf == made[1]
        assert hands() > there
    assert hands() == there
    memory.turn()
    gc.collect()
    assert hands() < there
