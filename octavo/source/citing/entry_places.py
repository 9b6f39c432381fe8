"""Find the lines on which entries begin: pandoc says of an entry what it holds, but not where it stands."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

__all__ = ["FORMS", "entry_places"]

#: How pandoc is to read a file, by the ending of its name.
FORMS = {".bib": "biblatex", ".json": "csljson", ".yaml": "markdown", ".yml": "markdown"}

BIB = re.compile(r"^[ \t]*@(?P<kind>\w+)\s*[{(]\s*(?P<key>[^\s,{}()=\"]+)\s*,", re.MULTILINE)
#: What begins like an entry of BibTeX and is none.
NO_ENTRY = {"comment", "preamble", "string", "xdata", "set"}
JSON = re.compile(r'"id"\s*:\s*"?(?P<key>(?:[^"\\,}\s]|\\.)+)')
YAML = re.compile(
    r"""^[ \t]*(?:-[ \t]+)?["']?id["']?[ \t]*:[ \t]*["']?(?P<key>[^"'\s][^"'\n]*)""", re.MULTILINE
)
PATTERNS = {"biblatex": BIB, "csljson": JSON, "markdown": YAML}


def entry_places(text: str, path: str) -> tuple[tuple[str, int], ...]:
    """Give key and line, from 1, of every entry of a file of references, also of those that stand twice."""
    pattern = PATTERNS[FORMS[PurePosixPath(path).suffix.lower()]]
    return tuple(
        (match["key"].rstrip(), text.count("\n", 0, match.start("key")) + 1)
        for match in pattern.finditer(text)
        if match.groupdict().get("kind", "").lower() not in NO_ENTRY
    )
