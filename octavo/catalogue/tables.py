"""Know the codes and the structure of ONIX: the one way to `onix.toml` and `onix-structure.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["code", "structure"]


def code(table: str, name: str) -> Any:  # noqa: ANN401 -- a code, or several
    """Give what a word of ours is called in ONIX; None where the table has no such word."""
    return _read("onix.toml")[table].get(name)


def structure(table: str) -> dict[str, str]:
    """Give what is said of the elements of a message: `elements`, `values` or `keys`."""
    return dict(_read("onix-structure.toml")[table])


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("octavo").joinpath(name).read_text("utf-8"))
