"""Go to citeproc, which is part of pandoc: references are read, and citations set in a style.

Citeproc reads the files that a document's metadata names, also in pandoc's sandbox. So the document that it
is given names none: the references stand in it, and the style is a file of ours.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from octavo.doors.pandoc import Limits, ask

__all__ = ["Answer", "read_references", "set_citations"]

Meta = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what citeproc answered: blocks of pandoc's tree, and what it warns of."""

    blocks: list[dict[str, Any]]
    warnings: list[str]


def read_references(text: str, form: str, path: str, limits: Limits) -> list[Meta]:
    """Read references from a text in one of pandoc's forms: `biblatex`, `csljson`, `markdown` (its metadata).

    Raises ManuscriptError as `pandoc.read` does.
    """
    ran = ask(["--from", form, "--to", "json"], text.encode(), path, limits)
    return list(json.loads(ran.out)["meta"].get("references", {}).get("c", []))


def set_citations(blocks: Sequence[Meta], meta: Meta, style: str, path: str, limits: Limits) -> Answer:
    """Give the blocks with their citations set, and the list of references behind them.

    `style` is a style in CSL 1.0, empty for pandoc's own (Chicago, author and date); `path` is the style's in
    findings. Raises ManuscriptError as `pandoc.read` does.
    """
    document = {"pandoc-api-version": [1, 23, 1, 1], "meta": meta, "blocks": list(blocks)}
    asked = ["--from", "json", "--to", "json", "--citeproc"]
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        log = Path(folder) / "log.json"
        asked.append(f"--log={log}")
        if style:
            file = Path(folder) / "style.csl"
            file.write_text(style, "utf-8")
            asked.append(f"--csl={file}")
        ran = ask(asked, json.dumps(document).encode(), path, limits)
        lines = json.loads(log.read_text("utf-8"))
    warnings = dict.fromkeys(line["message"] for line in lines if line["type"] == "CiteprocWarning")
    return Answer(json.loads(ran.out)["blocks"], list(warnings))
