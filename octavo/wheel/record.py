"""Put a wheel together again from what was installed of it, as its RECORD tells."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import stat
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, PackagePath
from pathlib import Path

__all__ = ["RecordError", "packed_anew", "together_again"]

#: What an installer adds to `.dist-info` (Recording installed projects, in the packaging specifications).
ADDED = {"INSTALLER", "RECORD", "REQUESTED", "direct_url.json", "uv_cache.json"}
#: The date of every file in it: any that never changes will do.
DATE = (2020, 2, 2, 0, 0, 0)


class RecordError(Exception):
    """Say why what is installed is no longer the wheel that it came in."""


def together_again(installed: Distribution, package: Path) -> tuple[str, bytes]:
    """Give the name and the content of the wheel that a package was installed from; the same bytes each time.

    Raises RecordError when its files are not listed, or one of them is not as it came.
    """
    if Path(str(installed.locate_file(package.name))).resolve() != package.resolve():
        message = f"what is installed is not what runs, which is {package}"
        raise RecordError(message)
    files = dict(sorted(_files(installed)))
    about = f"{installed.name}-{installed.version}.dist-info"
    tag = (installed.read_text("WHEEL") or "").partition("Tag: ")[2].split("\n")[0].strip()
    if not tag or f"{about}/METADATA" not in files or f"{package.name}/__init__.py" not in files:
        message = "its list of files is not complete"
        raise RecordError(message)
    return f"{installed.name}-{installed.version}-{tag}.whl", _zipped(files, f"{about}/RECORD")


def packed_anew(wheel: bytes) -> bytes:
    """Pack a wheel as `together_again` would pack it once it is installed, whoever has built it."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        files = {
            entry.filename: (archive.read(entry), bool(entry.external_attr >> 16 & 0o111))
            for entry in sorted(archive.infolist(), key=lambda entry: entry.filename)
        }
    record = next(name for name in files if name.endswith(".dist-info/RECORD"))
    return _zipped({name: file for name, file in files.items() if name != record}, record)


def _files(installed: Distribution) -> Iterator[tuple[str, tuple[bytes, bool]]]:
    """List what the wheel held: (name, (content, whether it can be run))."""
    for listed in installed.files or ():
        name = _name(listed, f"{installed.name}-{installed.version}.data")
        if name is None:
            continue
        path = Path(str(listed.locate()))
        content = path.read_bytes() if path.is_file() else b""
        if listed.hash is None or listed.hash.value != _digest(content):
            message = f"{path} is not as it was installed"
            raise RecordError(message)
        yield name, (content, os.access(path, os.X_OK))


def _name(listed: PackagePath, extra: str) -> str | None:
    """Give a file's name in the wheel, or None where it was none of it."""
    if "__pycache__" in listed.parts or (".dist-info" in listed.parts[0] and listed.name in ADDED):
        return None
    if listed.parts[0] != "..":
        return listed.as_posix()
    above = [part for part in listed.parts if part != ".."]
    # What is not shared is a command, which an installer writes by the entry points.
    return "/".join([extra, "data", *above]) if above[0] == "share" else None


def _zipped(files: Mapping[str, tuple[bytes, bool]], record: str) -> bytes:
    rows = [f"{name},sha256={_digest(content)},{len(content)}\n" for name, (content, _) in files.items()]
    last = {record: ("".join([*rows, f"{record},,\n"]).encode(), False)}
    stream = io.BytesIO()
    # Nothing is compressed: how, no two libraries agree, and git keeps what did not change only once.
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, (content, runs) in {**files, **last}.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.external_attr = (stat.S_IFREG | (0o755 if runs else 0o644)) << 16
            archive.writestr(entry, content)
    return stream.getvalue()


def _digest(content: bytes) -> str:
    """Give a SHA-256 as RECORD has it: in base64 for addresses, without padding."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
