"""Make dice of a seed."""

from __future__ import annotations

import random

from fuzz.books.desk import Dice

__all__ = ["seeded"]


def seeded(seed: str) -> Dice:
    """Give dice that fall the same way for the same seed."""
    return random.Random(seed).randint  # noqa: S311 -- books are no secrets
