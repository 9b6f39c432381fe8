"""Go to Java's classes: a Python function that calls them, at work beside a Java runtime of its own."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from octavo.doors.java import FLAGS, java
from octavo.doors.program import TimedOutError
from octavo.doors.running import outlive_nobody
from octavo.errors import MissingProgramError
from octavo.findings import finding

__all__ = ["JavaError", "in_jvm"]

Given = TypeVar("Given")
Answer = TypeVar("Answer")

ENDED = "Java ended before it was done"


class JavaError(Exception):
    """Say why Java did not come to an answer, in its own words."""


def in_jvm(
    work: Callable[[Given], Answer], given: Given, *, archives: Sequence[Path], seconds: float
) -> Answer:
    """Call a module's function in a process in which Java runs, with these archives for its classes.

    What goes in and what comes out is pickled. The process is its own, because a runtime can be started
    only once and never stopped. Raises JavaError when the function raises anything or the process dies,
    TimedOutError after `seconds`, and MissingProgramError without JPype or Java.
    """
    if find_spec("jpype") is None:
        message = "JPype, the way to Java's classes, is not installed"
        raise MissingProgramError(finding("program-missing", message, hint="pip install jpype1"))
    context = multiprocessing.get_context("spawn")
    answers, answering = context.Pipe(duplex=False)
    call = (answering, str(_library(java())), [str(archive) for archive in archives], work, given)
    process = context.Process(target=_answer, args=call, daemon=True)
    process.start()
    answering.close()
    answer: Answer
    trouble: str | None
    try:
        if not answers.poll(seconds):
            raise TimedOutError(work.__name__)
        answer, trouble = answers.recv()
    except EOFError as error:
        raise JavaError(ENDED) from error
    finally:
        process.kill()
        process.join()
    if trouble is not None:
        raise JavaError(trouble)
    return answer


def _library(program: Path) -> Path:
    ending = "dylib" if sys.platform == "darwin" else "so"
    return program.resolve().parent.parent / "lib" / "server" / f"libjvm.{ending}"


def _answer(
    answering: Connection, library: str, archives: list[str], work: Callable[[Any], object], given: object
) -> None:
    import jpype  # noqa: PLC0415 -- optional, and only this process has need of it

    outlive_nobody()
    try:
        jpype.startJVM(library, *FLAGS, "--enable-native-access=ALL-UNNAMED", classpath=archives)
        answering.send((work(given), None))
    except Exception as error:  # noqa: BLE001 -- whatever a Java class throws is handed to who asked
        answering.send((None, f"{type(error).__name__}: {error}"))
