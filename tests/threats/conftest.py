"""Give what every test of a threat needs: somebody who hears each request."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.threats.ear import Ear, listening


@pytest.fixture(scope="session")
def one_ear() -> Iterator[Ear]:
    """Listen through all tests."""
    with listening() as ear:
        yield ear


@pytest.fixture
def ear(one_ear: Ear) -> Iterator[Ear]:
    """Give the ear; whatever was asked of it, the test fails."""
    one_ear.heard.clear()
    yield one_ear
    assert one_ear.heard == []
