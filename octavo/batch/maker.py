"""Tell one Octavo from another: a book is made anew, and a cluster refused, where it is not the same."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path

from octavo import __version__
from octavo.cache import digest
from octavo.shipped import TOP, shipped

__all__ = ["maker"]

PACKAGE = Path(__file__).parent.parent
#: The packages that decide most how a book looks.
ENGINES = ("mathra", "pypandoc-binary", "weasyprint")


@cache
def maker() -> str:
    """Give the hash of Octavo's own files, styles and engines; the same in a checkout and from a wheel."""
    parts: list[str | bytes] = [__version__, *map(version, ENGINES)]
    for base in (PACKAGE, shipped("styles")):
        for path in sorted(base.rglob("*")):
            aside = base == PACKAGE and path.is_relative_to(TOP) and PACKAGE.parent != TOP
            if path.is_file() and "__pycache__" not in path.parts and not aside:
                parts += [path.relative_to(base).as_posix(), path.read_bytes()]
    return digest(*parts)
