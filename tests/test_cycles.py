from __future__ import annotations

import gc

from octavo.cycles import SELDOM, never, seldom


def test_garbage_is_looked_for_seldom_and_then_as_before() -> None:
    before = gc.get_threshold()
    with seldom():
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == before != SELDOM


def test_garbage_is_not_looked_for_at_all_and_then_again() -> None:
    with never():
        assert not gc.isenabled()
        with never():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
