"""Tell what `book.yaml` says of a book, for catalogues: the one place where a release learns it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from octavo.settings import Settings

__all__ = ["metadata"]

TOLD = (
    "title",
    "authors",
    "lang",
    "date",
    "identifiers",
    "publisher",
    "rights",
    "description",
    "edition",
    "series",
    "subjects",
)


def metadata(settings: Settings, version: str) -> Mapping[str, bytes]:
    """Give the files in which a book is described, by name."""
    told = settings.model_dump(mode="json", include=set(TOLD), exclude_none=True)
    ordered = {"version": version, **{name: told[name] for name in TOLD if told.get(name)}}
    return {"metadata.json": (json.dumps(ordered, ensure_ascii=False, indent=2) + "\n").encode()}
