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


SET = """
import {engine}, octavo.bind.pdf.typeset as setting
from octavo.bind.pdf.resources import Resources
from octavo.bind.pdf.sheet import Sheet
from weasyprint.text.ffi import ffi
there = {{*ffi._parsed_types}}
words = '<p lang="en" style="hyphens: auto; text-align: justify; width: 9em">Lines that are hyphenated.</p>'
page = '<html xmlns="http://www.w3.org/1999/xhtml"><body>' + words + '</body></html>'
for edition in ("print", "screen"):
    setting.typeset(Sheet("", None, edition, page), Resources({{}}))
since = {{*ffi._parsed_types}} - there
# As many as a font has letters is a type of its own.
assert all(each.startswith("hb_codepoint_t[") for each in since), since
"""


def test_no_type_of_c_is_left_for_hands_to_read() -> None:
    subprocess.run([sys.executable, "-c", SET.format(engine=TYPESETTER)], check=True)  # noqa: S603 -- ourselves
