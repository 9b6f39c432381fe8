from __future__ import annotations

from pathlib import Path

import pytest

from octavo.on_disk import composed, on_disk

APART, ONE = "cafe\u0301.md", "caf\u00e9.md"


@pytest.mark.parametrize("written", [APART, ONE])
@pytest.mark.parametrize("asked", [APART, ONE])
def test_a_file_is_found_in_any_form_of_its_name(written: str, asked: str, tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / written).write_text("")
    assert on_disk(tmp_path, f"part/{asked}") == f"part/{written}"
    assert composed(written) == ONE


@pytest.mark.parametrize("asked", ["CAFE\u0301.md", "part", "part/none.md", "none/caf\u00e9.md"])
def test_another_name_is_another_file(asked: str, tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / ONE).write_text("")
    assert on_disk(tmp_path, asked) is None
