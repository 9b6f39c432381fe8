from __future__ import annotations

import pytest

from octavo.collate.enclosed import enclosed


@pytest.mark.parametrize(
    ("address", "content"),
    [
        ("data:image/png;base64,QQ==", b"A"),
        ("data:image/svg+xml,%3Csvg/%3E", b"<svg/>"),
        ("data:image/png;base64,Q", None),
        ("data:image/png;base64,Qé==", None),
    ],
)
def test_a_file_in_an_address_is_opened_or_told_to_be_broken(address: str, content: bytes | None) -> None:
    assert enclosed(address) == content
