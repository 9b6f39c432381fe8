"""Ask the web for the pages that a book links to: on request alone, slowly, and never with an error."""

from octavo.outside.asking import Manner, ask_links

__all__ = ["Manner", "ask_links"]
