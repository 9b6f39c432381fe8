"""Read archives (Word, OpenDocument, EPUB) file by file, within limits; nothing is unpacked to the disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from octavo.errors import ManuscriptError
from octavo.findings import finding
from octavo.intake.draft import Source
from octavo.xhtml import Tree

__all__ = ["Archive", "parse_xml"]

#: What no manuscript needs more of: files, bytes unpacked, how many times smaller they may be packed.
MOST_FILES, MOST_BYTES, MOST_RATIO = 10_000, 500 * 2**20, 200
#: Below this many bytes the ratio means nothing: an empty style sheet packs well.
SMALL = 2**20


@dataclass(frozen=True, slots=True)
class Archive:
    """Hold an archive that was judged: its files by path."""

    name: str
    file: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]

    @classmethod
    def open(cls, source: Source) -> Archive:
        """Judge an archive; raises ManuscriptError when it is none, or would unpack to more than any book."""
        try:
            file = zipfile.ZipFile(io.BytesIO(source.content))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise _refused(source.name, "it is no archive, or a damaged one") from error
        infos = [info for info in file.infolist() if not info.is_dir()]
        if len(infos) > MOST_FILES:
            raise _refused(source.name, f"it holds more than {MOST_FILES:,} files")
        unpacked = sum(info.file_size for info in infos)
        if unpacked > MOST_BYTES:
            raise _refused(source.name, f"it would unpack to {unpacked // 2**20:,} MiB")
        for info in infos:
            if info.file_size > SMALL and info.file_size > MOST_RATIO * max(info.compress_size, 1):
                raise _refused(source.name, f"{info.filename} is packed more than {MOST_RATIO} times")
        return cls(source.name, file, dict(_named(infos, source.name)))

    def read(self, path: str) -> bytes | None:
        """Give a file's content, or None where there is no such file. Raises ManuscriptError when damaged."""
        info = self.members.get(path)
        if info is None:
            return None
        try:
            with self.file.open(info) as stream:
                content = stream.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            OSError,
        ) as error:
            raise _refused(self.name, f"{path} in it is damaged or locked") from error
        if len(content) > info.file_size:
            raise _refused(self.name, f"{path} in it is larger than it says")
        return content

    def tree(self, path: str) -> Tree | None:
        """Give a file's content as a tree of XML, or None where there is none that can be read."""
        content = self.read(path)
        return None if content is None else parse_xml(content)

    def find(self, target: str, *homes: str) -> str | None:
        """Give the path of a file that is named from one of these folders, or from nobody knows where."""
        plain = target.lstrip("./")
        for home in ("", *homes):
            path = str(PurePosixPath(home) / plain)
            if path in self.members:
                return path
        ends = [path for path in self.members if path.endswith(f"/{plain}")]
        return ends[0] if len(ends) == 1 else None


def parse_xml(content: bytes) -> Tree | None:
    """Read XML without entities or network; None where it is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None


def _named(infos: list[zipfile.ZipInfo], name: str) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    met = set()
    for info in infos:
        path = PurePosixPath(info.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in info.filename or "\0" in info.filename:
            raise _refused(name, f"a file in it is called {info.filename}, which leads out of it")
        if info.filename in met:
            raise _refused(name, f"it holds {info.filename} twice")
        met.add(info.filename)
        yield info.filename, info


def _refused(name: str, why: str) -> ManuscriptError:
    hint = "open it with the program that made it, and save it anew"
    return ManuscriptError(finding("import-refused", f"{name} cannot be read: {why}", hint=hint))
