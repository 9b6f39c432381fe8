"""Ask axe-core, in a Chromium, whether a web book shuts any reader out."""

from octavo.conform.axe.judge import axe

__all__ = ["axe"]
