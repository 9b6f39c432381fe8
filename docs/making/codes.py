"""Write the appendix of codes from the table that `octavo explain` prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

from octavo.findings import Code, codes

__all__ = ["render_codes"]

BEGINNING = """# What each code means

Every finding has a code, which never changes its meaning: it is what `allow` in `book.yaml` names, and what `octavo explain` takes.
An **error** stops a build, a **warning** or a **note** does not. The codes stand here in the order of the work: first what is read,
then what is set, then what is proven. Whoever looks for one finds it in the index of names.
"""
GROUP = re.compile(r"^# --- (.+?) -+$|^\[([\w-]+)\]$", re.MULTILINE)


def render_codes() -> str:
    """Render the chapter of codes: a section for each group of the table, and each code under its own heading."""
    return BEGINNING + "".join(_sections())


def _sections() -> Iterator[str]:
    table = resources.files("octavo").joinpath("codes.toml").read_text("utf-8")
    for found in GROUP.finditer(table):
        if found[1]:
            yield f"\n## {found[1][0].upper()}{found[1][1:].rstrip('.')}\n"
        else:
            yield _entry(codes()[found[2]])


def _entry(code: Code) -> str:
    mark = f'[]{{.index index=names term="{code.name}" .main}}'
    summary = code.summary[0].upper() + code.summary[1:]
    return f"\n### `{code.name}` {{#{code.name}}}\n\n**{code.severity.capitalize()}.** {mark}{summary}.\n\n{code.explanation}\n"
