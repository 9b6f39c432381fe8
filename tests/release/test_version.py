from __future__ import annotations

from itertools import pairwise

import pytest

from octavo.release.version import is_version, newest, order, version_of


@pytest.mark.parametrize(
    "name", ["v1.0.0", "1.2", "2026.11", "v2026-11-25", "1.0.0-rc.1", "v1.2.3+4", "10.20.30.40"]
)
def test_numbers_and_days_are_versions(name: str) -> None:
    assert is_version(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "v1",
        "latest",
        "v1.0.0/../x",
        "1..2",
        "1.0.",
        "-1.0",
        "1.0-",
        "1.0 beta",
        "v" * 70,
        "1." * 40 + "1",
    ],
)
def test_other_names_are_none(name: str) -> None:
    assert not is_version(name)


def test_what_is_no_version_has_no_order() -> None:
    with pytest.raises(ValueError, match="latest is no version"):
        order("latest")


def test_versions_are_sorted_by_their_numbers() -> None:
    rising = [
        "1.0.0-alpha",
        "1.0.0-rc.2",
        "1.0.0-rc.10",
        "1.0.0",
        "v1.0.1",
        "1.2.0",
        "1.10",
        "2026.2",
        "2026-11-25",
    ]
    assert all(order(low) < order(high) for low, high in pairwise(rising))
    assert newest(rising) == "2026-11-25"
    assert newest([]) is None
    assert order("1.0") == order("1.0.0")
    assert version_of("v1.0") == "1.0"
