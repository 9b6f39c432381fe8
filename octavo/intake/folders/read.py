from __future__ import annotations
from collections.abc import Callable, Mapping
from pathlib import Path
from octavo.intake.draft import Draft, DraftChapter, Source


def read_folder(folder: Path, settings: Mapping[str, object], read: Callable[[Path], Draft]) -> list[Draft]:
    return [read(each) for each in sorted(folder.iterdir())]


def read_markdown(source: Source, settings: Mapping[str, object]) -> Draft:
    return Draft({}, (DraftChapter("01-" + source.name, source.content.decode()),))
