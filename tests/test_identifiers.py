from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.identifiers import default_identifier, identifier
from octavo.shapes import ShapeError

SAME = {
    "978-0-306-40615-7": "urn:isbn:978-0-306-40615-7",
    "9780306406157": "urn:isbn:9780306406157",
    "978 0 306 40615 7": "urn:isbn:978-0-306-40615-7",
    "ISBN 978-0-306-40615-7": "urn:isbn:978-0-306-40615-7",
    "urn:isbn:9780306406157": "urn:isbn:9780306406157",
    "https://doi.org/10.1000/182": "https://doi.org/10.1000/182",
    "urn:uuid:6f1c2a52-6f0e-5c1b-9d0a-0c7a40b5e9d1": "urn:uuid:6f1c2a52-6f0e-5c1b-9d0a-0c7a40b5e9d1",
}


@pytest.mark.parametrize(("written", "uri"), SAME.items())
def test_identifiers(written: str, uri: str) -> None:
    assert identifier(written) == uri


@pytest.mark.parametrize(
    "written", ["abc", "0306406152", "977-0-306-40615-7", "978-0-306-40615", "urn:uuid:1", "http://a b", ""]
)
def test_what_identifies_nothing(written: str) -> None:
    with pytest.raises(ShapeError):
        identifier(written)


@given(st.integers(0, 10**9 - 1), st.integers(0, 9))
def test_exactly_one_check_digit_fits(number: int, digit: int) -> None:
    twelve = f"978{number:09}"
    fits = (10 - sum(int(d) * (3 if at % 2 else 1) for at, d in enumerate(twelve)) % 10) % 10
    if digit == fits:
        assert identifier(f"{twelve}{digit}") == f"urn:isbn:{twelve}{digit}"
    else:
        with pytest.raises(ShapeError, match="wrong"):
            identifier(f"{twelve}{digit}")


@given(st.text())
def test_the_default_identifier_is_a_uuid_of_its_own(slug: str) -> None:
    made = default_identifier(slug)
    assert uuid.UUID(made.removeprefix("urn:uuid:")).version == 5
    assert made != default_identifier(slug + "-large")
