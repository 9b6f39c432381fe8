"""Read the command line; the only room that prints and exits."""

from octavo.cli.app import STOPPED, run

__all__ = ["STOPPED", "run"]
