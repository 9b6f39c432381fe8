"""Find what stands at the top of a checkout and is packed into the wheel: styles, the menu, the locks."""

from __future__ import annotations

from pathlib import Path

__all__ = ["TOP", "shipped"]

PACKAGE = Path(__file__).parent
#: Where `pyproject.toml` puts them in a wheel.
PACKED = PACKAGE / "top"
#: Where they stand: once in a checkout, once in a wheel.
TOP = PACKED if PACKED.is_dir() else PACKAGE.parent


def shipped(name: str) -> Path:
    """Give the file or folder that has this name at the top of a checkout."""
    return TOP / name
