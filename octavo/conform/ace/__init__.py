"""Ask Ace by DAISY whether an EPUB shuts any reader out."""

from octavo.conform.ace.judge import ace

__all__ = ["ace"]
