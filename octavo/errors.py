"""Say what stops the work: one family of errors, each with the exit code of the contract."""

from __future__ import annotations

from typing import ClassVar

from octavo.findings import Finding

__all__ = ["ManuscriptError", "MissingProgramError", "OctavoError", "UsageError"]


class OctavoError(Exception):
    """Stop a stage that cannot go on; carries the findings that say why.

    Shown as findings, without a traceback. Any other exception is a bug of ours.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, *findings: Finding) -> None:
        """Keep the findings in the order in which they were met."""
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


class ManuscriptError(OctavoError):
    """Stop because the manuscript cannot be read as a book."""


class UsageError(OctavoError):
    """Stop because the call or `book.yaml` is wrong."""

    exit_code = 2


class MissingProgramError(OctavoError):
    """Stop because an outside program is missing; the hint is the command that installs it."""

    exit_code = 3
