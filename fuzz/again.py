"""Read once more what a fuzzer has kept: `python -m fuzz.again TARGET FILE`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

__all__ = ["main"]


def main(arguments: list[str]) -> None:
    """Give a file to a target; its traceback is the answer."""
    name, file = arguments
    importlib.import_module(f"fuzz.targets.{name}").read(Path(file).read_bytes())


if __name__ == "__main__":
    main(sys.argv[1:])
