"""A wheel put together again from what an installer left of it."""

from __future__ import annotations

import io
import zipfile
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from octavo.wheel.record import RecordError, packed_anew, together_again

ABOUT = "small-1.0.dist-info"
WHEEL = {
    "small/__init__.py": b'"""A small package."""\n',
    "small/run": b"#!/bin/sh\n",
    f"{ABOUT}/METADATA": b"Metadata-Version: 2.4\nName: small\nVersion: 1.0\n",
    f"{ABOUT}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    f"{ABOUT}/RECORD": b"",
    "small-1.0.data/data/share/man/man1/small.1": b".TH SMALL 1\n",
}


def packed(files: dict[str, bytes]) -> bytes:
    """Zip files, the one that is a program marked as one."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2026, 11, 25, 1, 2, 4))
            entry.external_attr = (0o755 if name.endswith("run") else 0o644) << 16
            archive.writestr(entry, content)
    return stream.getvalue()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Lay out the packed wheel as an installer does, with what an installer adds."""
    place = tmp_path / "lib/site"
    rows = zipfile.ZipFile(io.BytesIO(packed_anew(packed(WHEEL))))
    record = rows.read(f"{ABOUT}/RECORD").decode()
    for name, content in WHEEL.items():
        path = tmp_path / name.partition("/data/")[2] if "/data/" in name else place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (place / "small/run").chmod(0o755)
    (place / ABOUT / "INSTALLER").write_text("pip\n", "utf-8")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/small").write_text("#!python\n", "utf-8")
    record = record.replace("small-1.0.data/data/", "../../")
    record += f"{ABOUT}/INSTALLER,sha256=x,4\n../../bin/small,sha256=x,9\nsmall/__pycache__/__init__.pyc,,\n"
    (place / ABOUT / "RECORD").write_text(record, "utf-8")
    return place


def test_it_is_what_was_installed_to_the_letter(site: Path) -> None:
    name, content = together_again(PathDistribution(site / ABOUT), site / "small")
    assert name == "small-1.0-py3-none-any.whl"
    assert content == packed_anew(packed(WHEEL))


def test_whoever_packs_it_the_bytes_are_the_same() -> None:
    turned = dict(reversed(WHEEL.items()))
    assert (
        packed_anew(packed(turned)) == packed_anew(packed(WHEEL)) == packed_anew(packed_anew(packed(WHEEL)))
    )


def test_every_file_is_listed_with_its_sum_and_programs_stay_programs() -> None:
    archive = zipfile.ZipFile(io.BytesIO(packed_anew(packed(WHEEL))))
    assert set(archive.namelist()) == set(WHEEL)
    rows = archive.read(f"{ABOUT}/RECORD").decode().splitlines()
    assert [row.split(",")[0] for row in rows] == archive.namelist()
    assert rows[-1] == f"{ABOUT}/RECORD,,"
    assert "small/run,sha256=" in rows[-2]
    assert {entry.filename for entry in archive.infolist() if entry.external_attr >> 16 & 0o111} == {
        "small/run"
    }


@pytest.mark.parametrize("name", ["small/run", f"{ABOUT}/METADATA"])
def test_a_file_that_was_changed_or_is_gone_is_told(site: Path, name: str) -> None:
    (site / name).write_bytes(b"changed")
    with pytest.raises(RecordError, match=f"{name} is not as it was installed"):
        together_again(PathDistribution(site / ABOUT), site / "small")
    (site / name).unlink()
    with pytest.raises(RecordError):
        together_again(PathDistribution(site / ABOUT), site / "small")


def test_without_a_list_there_is_no_wheel(site: Path) -> None:
    (site / ABOUT / "RECORD").unlink()
    with pytest.raises(RecordError, match="not complete"):
        together_again(PathDistribution(site / ABOUT), site / "small")


def test_another_package_of_the_name_is_told(site: Path, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="not what runs"):
        together_again(PathDistribution(site / ABOUT), tmp_path / "small")
