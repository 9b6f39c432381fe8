"""Hear what WeasyPrint and fontTools warn of while they work."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["hearing"]


@contextmanager
def hearing() -> Iterator[list[str]]:
    """Give a list that grows by each warning, until the context ends."""
    loggers = [logging.getLogger("weasyprint"), logging.getLogger("fontTools")]
    listener = _Listener()
    for logger in loggers:
        logger.addHandler(listener)
        logger.propagate = False
    try:
        yield listener.words
    finally:
        for logger in loggers:
            logger.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())
