"""A few of the books that `nox -s fuzz` makes by the hundred: always the same ones."""

from __future__ import annotations

import pytest

from fuzz.books.dice import seeded
from fuzz.books.right import book as right
from fuzz.books.wild import book as wild
from fuzz.many import faults
from fuzz.trial import attempt
from octavo.order import FORMATS


@pytest.mark.parametrize("seed", ["a1", "b3"])
def test_of_a_right_book_nothing_is_lost_in_any_format(seed: str) -> None:
    outcome = attempt(right(seeded(seed)), FORMATS)
    assert not faults("right", outcome), outcome


@pytest.mark.parametrize("seed", range(8))
def test_any_text_ends_in_findings(seed: int) -> None:
    outcome = attempt(wild(seeded(str(seed))), frozenset({"epub"}))
    assert not faults("wild", outcome), outcome
