"""Fuzz one reader, guided by coverage: `python -m fuzz.guided TARGET SECONDS`; needs atheris."""

from __future__ import annotations

import hashlib
import importlib
import sys
import traceback
from pathlib import Path

__all__ = ["CORPORA", "CRASHES", "TARGETS", "main"]

ROOT = Path(__file__).parents[1]
CORPORA, CRASHES = ROOT / "build/fuzz/corpora", ROOT / "build/fuzz/crashes"
TARGETS = ("settings", "plain", "signs", "outputs", "documents")


def main(arguments: list[str]) -> None:
    """Fuzz a target for some seconds; what it raised is kept, with how to see it again, and ends the run."""
    import atheris  # noqa: PLC0415 -- only the session has it; a crash is read again without

    name, seconds = arguments
    with atheris.instrument_imports(include=["octavo", "yaml"]):
        target = importlib.import_module(f"fuzz.targets.{name}")
    corpus = CORPORA / name
    corpus.mkdir(parents=True, exist_ok=True)
    CRASHES.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)

    def attempt(content: bytes) -> None:
        try:
            target.read(content)
        except Exception:
            place = CRASHES / f"{name}-{hashlib.sha256(content).hexdigest()[:16]}"
            place.write_bytes(content)
            place.with_suffix(".txt").write_text(traceback.format_exc(), "utf-8", "backslashreplace")
            sys.stderr.write(f"\nsee it again: python -m fuzz.again {name} {place.relative_to(ROOT)}\n")
            raise

    bounds = [f"-max_total_time={seconds}", "-rss_limit_mb=2048", "-timeout=60", "-max_len=20000"]
    atheris.Setup([sys.argv[0], *bounds, f"-artifact_prefix={CRASHES}/{name}-", str(corpus)], attempt)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
