"""Let every outside judge read what is built; some of them take an installation of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from octavo.bind.bound import Bound
from octavo.conform.ace import ace
from octavo.conform.axe import axe
from octavo.conform.epubcheck import epubcheck
from octavo.conform.nu import nu
from octavo.conform.verapdf import verapdf
from octavo.verdict import Verdict

__all__ = ["JUDGES", "Judge", "judge", "of_all", "of_each"]


@dataclass(frozen=True, slots=True)
class Judge:
    """Hold a judge's name, and what he says of a format's files."""

    name: str
    read: Callable[[Bound], tuple[Verdict, ...]]


def of_each(read: Callable[[bytes, str], tuple[Verdict, ...]]) -> Judge:
    """Make a judge of what reads one file, given its name."""

    def read_each(bound: Bound) -> tuple[Verdict, ...]:
        return tuple(verdict for name, content in bound.files.items() for verdict in read(content, name))

    return Judge(read.__name__, read_each)


def of_all(read: Callable[[Mapping[str, bytes], str], tuple[Verdict, ...]]) -> Judge:
    """Make a judge of what reads all files of a format together, since none stands alone."""
    return Judge(read.__name__, lambda bound: read(bound.files, bound.format))


#: Who reads each format.
JUDGES: Mapping[str, Sequence[Judge]] = {
    "epub": (of_each(epubcheck), of_each(ace)),
    "screen": (of_each(verapdf),),
    "web": (of_all(nu), of_all(axe)),
    "page": (of_all(nu), of_all(axe)),
}


def judge(bounds: Sequence[Bound], step: Callable[[str], None]) -> tuple[Verdict, ...]:
    """Give what the judges of each format have against it.

    `step` is told each judge that is done. Raises MissingProgramError when one is not installed.
    """
    verdicts: tuple[Verdict, ...] = ()
    for bound in bounds:
        for each in JUDGES.get(bound.format, ()):
            verdicts += each.read(bound)
            step(each.name)
    return verdicts
