from __future__ import annotations

from pathlib import Path

import pytest

from octavo.batch.errand import LostError
from octavo.batch.parcel import Parcel, outputs_of, pack, unpack


def test_a_book_arrives_with_its_styles_and_its_links_as_they_are(tmp_path: Path) -> None:
    home = tmp_path / "moby"
    for name in ("manuscript/parts/one.md", "styles/tokens.css"):
        (home / name).parent.mkdir(parents=True)
        (home / name).write_text(name)
    (home / "manuscript/out.md").symlink_to("/etc/hostname")
    parcel = pack(home / "manuscript")
    folder = unpack(parcel, tmp_path / "afar")
    assert folder == tmp_path / "afar/manuscript"
    assert (folder / "parts/one.md").read_text() == "manuscript/parts/one.md"
    assert (tmp_path / "afar/styles/tokens.css").read_text() == "styles/tokens.css"
    assert (folder / "out.md").readlink() == Path("/etc/hostname")
    assert not any(content.startswith(b"/etc") for content in parcel.files.values())


@pytest.mark.parametrize("name", ["../one.md", "/one.md", "a/../../one.md"])
def test_no_parcel_is_unpacked_outside(name: str, tmp_path: Path) -> None:
    for parcel in (Parcel("a", {name: b"x"}, {}), Parcel("a", {}, {name: "x"})):
        with pytest.raises(ValueError, match=r"one\.md"):
            unpack(parcel, tmp_path / "afar")


def test_a_book_that_is_too_large_is_not_sent_and_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("octavo.batch.parcel.MOST", 10)
    (tmp_path / "one.md").write_text("# Eleven or more\n")
    for send in (pack, outputs_of):
        with pytest.raises(LostError, match="too much to be sent") as caught:
            send(tmp_path)
        assert not caught.value.again


def test_outputs_are_all_that_is_not_hidden(tmp_path: Path) -> None:
    for name in (".cache/x", ".lock", "web/index.html", "report.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert list(outputs_of(tmp_path)) == ["report.json", "web/index.html"]
