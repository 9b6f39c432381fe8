"""Know the npm packages that judges come in: which they are, and where they are installed."""

from octavo.conform.kit.places import in_kit, kit

__all__ = ["in_kit", "kit"]
