"""Load what typesets, for hands to be forked from: WeasyPrint, and all that is done around it.

A few lines are set, too, and thrown away: what WeasyPrint and its libraries look up when they meet the first
line (types of C, a dictionary of hyphens) is then there for every hand, which would take a tenth of a second.

WeasyPrint 70 tries a library by names of several systems, and cffi asks a C compiler for each that is not
there: a fifth of a second for every process, and a file of the compiler's if it is killed then. Linux opens
libraries by the last of the names, which needs nobody's help.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

__all__: list[str] = []


@contextmanager
def _unasked() -> Iterator[None]:
    """Let nobody be asked where a library is."""
    usual = ctypes.util.find_library
    ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = usual


def _nowhere(name: str) -> str | None:  # noqa: ARG001 -- whatever is looked for
    return None


if sys.platform == "linux":
    with _unasked():
        import_module("weasyprint")

_LINES = """<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><body>
<h1 id="a">Title</h1>
<p style="text-align: justify; hyphens: auto; width: 9em">The first <em>lines</em> that are hyphenated.</p>
<p><a href="#a">Back</a></p>
</body></html>"""


def _set_lines() -> None:
    from octavo.bind.pdf.resources import Resources  # noqa: PLC0415 -- see above: WeasyPrint is loaded first
    from octavo.bind.pdf.sheet import Sheet  # noqa: PLC0415
    from octavo.bind.pdf.typeset import typeset  # noqa: PLC0415

    typeset(Sheet("", None, "print", _LINES), Resources({}))


_set_lines()
