"""Let every outside judge read what is built; some of them take an installation of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from octavo.bind.bound import Bound
from octavo.conform.ace import ace
from octavo.conform.epubcheck import epubcheck
from octavo.conform.verapdf import verapdf
from octavo.verdict import Verdict

__all__ = ["JUDGES", "judge"]

#: Who reads a format's file, and the ending by which it is known.
JUDGES: Mapping[str, tuple[str, Sequence[Callable[[bytes, str], tuple[Verdict, ...]]]]] = {
    "epub": (".epub", (epubcheck, ace)),
    "screen": (".pdf", (verapdf,)),
}


def judge(bounds: Sequence[Bound], step: Callable[[str], None]) -> tuple[Verdict, ...]:
    """Give what EPUBCheck and Ace have against the EPUB, and veraPDF against the screen PDF.

    `step` is told each judge that is done. Raises MissingProgramError when one is not installed.
    """
    verdicts: tuple[Verdict, ...] = ()
    for bound in bounds:
        ending, judges = JUDGES.get(bound.format, ("", ()))
        for name, content in bound.files.items():
            for each in judges if name.endswith(ending) else ():
                verdicts += each(content, name)
                step(each.__name__)
    return verdicts
