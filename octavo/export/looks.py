"""Know how the document for an editor looks: the one way to `typescript.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["MADE", "SCENE_BREAK", "Looks", "looks"]

#: The style of words that nobody wrote, and that of a rule between two scenes.
MADE, SCENE_BREAK = "Set by Octavo", "Scene Break"


@dataclass(frozen=True, slots=True)
class Looks:
    """Hold the looks: of the page and the text, of styles by their name, and which style a class has."""

    page: Mapping[str, float]
    text: Mapping[str, Any]
    styles: Mapping[str, Mapping[str, Any]]
    divisions: Mapping[str, str]


@cache
def looks() -> Looks:
    """Read the looks."""
    file = resources.files("octavo.export").joinpath("typescript.toml")
    return Looks(**tomllib.loads(file.read_text("utf-8")))
