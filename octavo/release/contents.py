"""Put together the files of a release."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from octavo.bind.bound import Bound
from octavo.bind.epub.archive import archived
from octavo.release.before import PAGINATION, Before
from octavo.release.impression import impression
from octavo.release.movement import movement, movement_json, movement_page
from octavo.release.table import cell

__all__ = ["Part", "kinds", "moved", "packed", "sums"]


@dataclass(frozen=True, slots=True)
class Part:
    """Hold an edition as it is released: its name (None: the book), slug, outputs, cover and reports."""

    edition: str | None
    slug: str
    bounds: Sequence[Bound]
    cover: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    reports: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    pagination: str = PAGINATION


def packed(part: Part, moment: datetime) -> dict[str, bytes]:
    """Give the files of an edition: its outputs, the web book as one archive, its cover and its reports."""
    files: dict[str, bytes] = {}
    for bound in part.bounds:
        if bound.format == "web":
            home = f"{part.slug}-web"
            pages = {f"{home}/{name.partition('/')[2]}": content for name, content in bound.files.items()}
            files[f"{home}.zip"] = archived(pages, moment)
        else:
            files |= bound.files
    return {**files, **part.cover, **part.reports}


def kinds(parts: Sequence[Part]) -> Mapping[str, str]:
    """Give the format of each output, by the name that it has in the release."""
    told: dict[str, str] = {}
    for part in parts:
        for bound in part.bounds:
            names = [f"{part.slug}-web.zip"] if bound.format == "web" else list(bound.files)
            told |= dict.fromkeys(names, bound.format)
        told |= dict.fromkeys((name for name in part.cover if name.endswith(".pdf")), "cover")
        told |= dict.fromkeys((name for name in part.cover if name.endswith(".png")), "front")
    return told


def moved(parts: Sequence[Part], files: Mapping[str, bytes], last: Before | None) -> dict[str, bytes]:
    """Give `MOVED.md` and `moved.json`: what has moved in each edition since the last release."""
    if last is None:
        words = "# What has moved\n\nNo older release was there to compare with.\n"
        return {"MOVED.md": words.encode(), "moved.json": _json({"since": None, "editions": {}})}
    page, editions = [f"# What has moved since {cell(last.name)}\n"], {}
    for part in parts:
        name = part.pagination
        old = last.impression(name)
        if old is None or name not in files:
            continue
        moves = movement(old, impression(files[name]))
        editions[part.edition or "book"] = movement_json(moves)
        page.append((f"# Edition {cell(part.edition)}\n\n" if part.edition else "") + movement_page(moves))
    told = {"since": last.name, "editions": editions}
    return {"MOVED.md": "\n".join(page).encode(), "moved.json": _json(told)}


def sums(files: Mapping[str, bytes]) -> bytes:
    """Give the checksums of files as `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def _json(content: Mapping[str, object]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
