"""Ask EPUBCheck of the EPUBs among an output's files, and never twice of the same one."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from octavo.cache import Cache, digest
from octavo.conform.epubcheck import epubcheck
from octavo.findings import Severity, kept_finding, worst
from octavo.ourselves import ourselves
from octavo.verdict import Spot, Verdict

__all__ = ["judged"]

#: The kind of entry in the cache.
KIND = "epubcheck"


def judged(files: Mapping[str, bytes], cache: Cache) -> tuple[Verdict, ...]:
    """Give EPUBCheck's verdicts on every EPUB, from the cache where it has read the same bytes before.

    None is kept that has an error: EPUBCheck may have had no time, and will have it the next time.
    Raises MissingProgramError when there is no Java.
    """
    epubs = ((name, content) for name, content in files.items() if name.endswith(".epub"))
    return tuple(verdict for name, content in epubs for verdict in _judged(name, content, cache))


def _judged(name: str, content: bytes, cache: Cache) -> tuple[Verdict, ...]:
    key = digest(ourselves(), name, content)
    entry = cache.look_up(KIND, key)
    if entry is not None:
        with contextlib.suppress(LookupError, TypeError, ValueError):
            return tuple(map(_again, json.loads(entry)))
    verdicts = epubcheck(content, name)
    if worst(verdict.finding for verdict in verdicts) is not Severity.ERROR:
        cache.store(KIND, key, json.dumps([asdict(verdict) for verdict in verdicts]).encode())
    return verdicts


def _again(told: Mapping[str, Any]) -> Verdict:
    spot = told["spot"]
    return Verdict(kept_finding(told["finding"]), spot and Spot(**spot))
