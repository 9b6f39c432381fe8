from __future__ import annotations

import subprocess
import sys

import pytest

from octavo.bind.pdf.resources import TYPESETTER

ASKED = """
import ctypes.util
asked, usual = [], ctypes.util.find_library
ctypes.util.find_library = lambda name: asked.append(name) or usual(name)
import {engine}
import weasyprint, octavo.bind.pdf.typeset
assert ctypes.util.find_library("c") == usual("c")
assert asked == ["c"], asked
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux opens libraries by these names")
def test_no_compiler_is_asked_for_libraries() -> None:
    subprocess.run([sys.executable, "-c", ASKED.format(engine=TYPESETTER)], check=True)  # noqa: S603 -- ourselves
