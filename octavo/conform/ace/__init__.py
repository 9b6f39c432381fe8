"""Ask Ace by DAISY whether an EPUB shuts any reader out; the npm packages it needs are listed here."""

from octavo.conform.ace.judge import ace

__all__ = ["ace"]
