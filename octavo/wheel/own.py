"""Give Octavo as a wheel: built where it runs from a checkout, put together again where it was installed."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from octavo.doors.program import TimedOutError, run
from octavo.errors import MissingProgramError, OctavoError
from octavo.findings import finding
from octavo.shipped import TOP
from octavo.wheel.record import RecordError, packed_anew, together_again

__all__ = ["Wheel", "own_wheel"]

PACKAGE = Path(__file__).parents[1]
#: How long hatchling may take, in seconds.
SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Wheel:
    """Hold a wheel: the name of its file, and what is in it."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """Give its SHA-256, as pip's lists have it."""
        return hashlib.sha256(self.content).hexdigest()


def own_wheel() -> Wheel:
    """Give the wheel of the Octavo that runs; the same bytes as long as its files are the same.

    Raises MissingProgramError when hatchling is missing in a checkout, OctavoError when an installed file is
    not as it came, or nobody tells which files there are.
    """
    return _built(TOP) if (TOP / "pyproject.toml").is_file() else _put_together()


def _built(checkout: Path) -> Wheel:
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
        try:
            ran = run(command, seconds=SECONDS, cwd=checkout)
        except TimedOutError as error:
            why = f"hatchling took more than {SECONDS:.0f} seconds"
            raise _unmade(why) from error
        built = sorted(Path(folder).glob("*.whl"))
        if ran.code == 0 and built:
            return Wheel(built[0].name, packed_anew(built[0].read_bytes()))
    said = ran.err.decode(errors="replace").strip().splitlines() or ["hatchling said nothing"]
    if "No module named hatchling" in said[-1]:
        words = "no hatchling is installed, which makes a wheel of a checkout"
        raise MissingProgramError(finding("program-missing", words, hint="pip install hatchling"))
    raise _unmade(said[-1])


def _put_together() -> Wheel:
    try:
        return Wheel(*together_again(distribution("octavo"), PACKAGE))
    except PackageNotFoundError as error:
        why = "nothing tells which files were installed"
        raise _unmade(why) from error
    except RecordError as error:
        raise _unmade(str(error)) from error


def _unmade(why: str) -> OctavoError:
    hint = "install Octavo again, or say --bare: then no Octavo is put beside the book"
    return OctavoError(finding("wheel-unmade", f"Octavo cannot be put into a wheel: {why}", hint=hint))
