"""Give the places of the packages that `package.json` lists."""

from __future__ import annotations

from pathlib import Path

from octavo.doors.node import modules
from octavo.errors import MissingProgramError
from octavo.findings import finding

__all__ = ["in_kit", "kit"]

#: The folder, beside Python's, in which they are installed.
NAME = "judges"


def kit() -> Path:
    """Give the folder of the packages; it need not be there."""
    return modules(NAME)


def in_kit(judge: str, *place: str) -> Path:
    """Give the file of a judge who is called so; raises MissingProgramError when he is not installed."""
    file = kit().joinpath(*place)
    if not file.is_file():
        message = f"{judge} is not installed"
        raise MissingProgramError(finding("program-missing", message, hint="./noxw -s conformance"))
    return file
