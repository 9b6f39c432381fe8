"""Take in plain text, whatever its habit: from bytes to chapters, each guess with its reason."""

from octavo.intake.plain.read import read_plain

__all__ = ["read_plain"]
