"""Take up the sources that a call names: files, and folders of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from octavo.errors import OctavoError, UsageError
from octavo.findings import finding
from octavo.intake.draft import Draft, Source
from octavo.intake.folders import read_folder
from octavo.intake.readers import read_source

__all__ = ["read_sources", "take_up"]

#: How large a source may be, in bytes.
LARGEST = 200 * 2**20


def read_sources(
    paths: Sequence[Path], settings: Mapping[str, object], step: Callable[[str], None]
) -> list[Draft]:
    """Read each source by its reader, in the order of the call.

    Raises UsageError when there is no such file or nobody reads it, OctavoError when it cannot be read.
    """
    drafts = []
    for path in paths:
        if path.is_dir():
            drafts += read_folder(path, settings, lambda each: read_source(take_up(each), settings))
        else:
            drafts.append(read_source(take_up(path), settings))
        step(path.name)
    return drafts


def take_up(path: Path) -> Source:
    """Give a file as a source; raises UsageError when there is none, OctavoError when it is too large."""
    try:
        if path.stat().st_size > LARGEST:
            words = f"{path} is larger than {LARGEST // 2**20} MiB"
            hint = "divide it, or make its pictures smaller"
            raise OctavoError(finding("import-refused", words, hint=hint))
        return Source(path.name, path.read_bytes(), path.parent)
    except OSError as error:
        words = f"{path} cannot be read: {error.strerror or error}"
        raise UsageError(
            finding("setting-wrong", words, hint="name a file or a folder that is there")
        ) from error
