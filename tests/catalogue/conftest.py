"""List a book of which everything is known."""

from __future__ import annotations

import pytest

from octavo.catalogue.listing import Listing
from octavo.catalogue.survey import survey
from octavo.settings import Settings
from tests.catalogue.known import KNOWN, MOMENT, PAGINATION, bounds


@pytest.fixture
def listing() -> Listing:
    """List the book with all its files."""
    return survey(Settings.model_validate(KNOWN), bounds(), PAGINATION, 12345, MOMENT)
