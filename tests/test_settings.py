from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from octavo.printers import printer_names
from octavo.settings import Print, Settings


def test_settings_cannot_be_changed() -> None:
    settings = Settings.model_validate({"title": "x"})
    with pytest.raises(ValidationError, match="frozen"):
        settings.lang = "de"  # type: ignore[misc] # the type checker knows it too


def test_all_but_the_title_has_a_default() -> None:
    assert [name for name, field in Settings.model_fields.items() if field.is_required()] == ["title"]


def test_every_setting_is_described() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_the_printers_that_can_be_named_are_those_that_are_described() -> None:
    named = set(get_args(Print.model_fields["printer"].annotation))
    assert named == set(printer_names())


def test_a_wrong_slug_makes_no_identifier() -> None:
    with pytest.raises(ValidationError) as told:
        Settings.model_validate({"title": "x", "slug": "a/b"})
    assert [fault["loc"] for fault in told.value.errors()] == [("slug",)]
