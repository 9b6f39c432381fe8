"""Find the books and documents that tests try where they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3].parent / "shared"


def _shared(name: str) -> Path:
    if not (SHARED / name).is_dir():
        pytest.skip(f"the {name} are not here: shared/{name} beside the repository")
    return SHARED / name


@pytest.fixture
def corpus() -> Path:
    """Give the folder of real books."""
    return _shared("corpus")


@pytest.fixture
def documents() -> Path:
    """Give the folder of documents as their authors left them."""
    return _shared("seeds")
