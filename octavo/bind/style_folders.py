"""Know where a book keeps stylesheets of its own, and tell of those that nothing reads."""

from __future__ import annotations

from pathlib import Path

from octavo.bind.stylesheets import NAMES
from octavo.findings import Finding, finding
from octavo.shapes import nearest

__all__ = ["strange_sheets", "style_folders"]

#: What a folder of chapters is called at the top of a book's repository.
MANUSCRIPT = "manuscript"


def style_folders(book: Path) -> tuple[Path, ...]:
    """Give the folders `styles/` that are there: the one beside a folder `manuscript`, then the one in it."""
    home = book.absolute()
    places = (home.parent, home) if home.name == MANUSCRIPT else (home,)
    return tuple(place / "styles" for place in places if (place / "styles").is_dir())


def strange_sheets(book: Path) -> tuple[Finding, ...]:
    """Tell of each stylesheet that stands in place of none of Octavo's, so that nothing reads it."""
    names = (path.name for folder in style_folders(book) for path in folder.iterdir() if path.is_file())
    return tuple(_strange(name) for name in sorted({*names} - {*NAMES}) if ".css" in name)


def _strange(name: str) -> Finding:
    meant = nearest(name, NAMES)
    hint = f"call it {meant}" if meant else f"put its rules into one of: {', '.join(NAMES)}"
    return finding(
        "style-unknown", "no stylesheet of Octavo's has this name", path=f"styles/{name}", hint=hint
    )
