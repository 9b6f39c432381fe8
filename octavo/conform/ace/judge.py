"""Run Ace by DAISY on an EPUB, and take its report."""

from __future__ import annotations

import json
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

from octavo.conform.ace.report import read_report
from octavo.conform.kit import in_kit, kit
from octavo.doors.chromium import chromium
from octavo.doors.node import run_script
from octavo.doors.program import TimedOutError
from octavo.findings import finding
from octavo.verdict import Verdict

__all__ = ["ace"]

#: Ace opens each document in Chromium, a fifth of a second each; after these it hangs.
SECONDS = 600.0


def ace(epub: bytes, name: str) -> tuple[Verdict, ...]:
    """Give what Ace has against an EPUB; `name` is its place below the output folder.

    Each message names the document and the line, Ace's rule and its impact; so does the spot. Raises
    MissingProgramError when Ace, Node.js or a Chromium is missing.
    """
    script = in_kit("Ace by DAISY", "@daisy", "ace-cli", "bin", "ace.js")
    browser = chromium(kit())
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        book, out = Path(folder) / "book.epub", Path(folder) / "out"
        book.write_bytes(epub)
        # Ace and Chromium each keep a folder in the home of who runs them.
        env = {
            **browser.env,
            "PUPPETEER_EXECUTABLE_PATH": str(browser.program),
            "HOME": folder,
            "TMPDIR": folder,
        }
        env |= {f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("CACHE", "CONFIG", "DATA", "STATE")}
        call = ["--silent", "--lang", "en", "--outdir", str(out), str(book)]
        try:
            ran = run_script(script, call, seconds=SECONDS, env=env)
        except TimedOutError:
            return (_failed(name, f"Ace was not done after {SECONDS:g} seconds"),)
        report = out / "report.json"
        if not report.is_file():
            words = ran.err.decode(errors="replace").strip() or f"exit code {ran.code}"
            return (_failed(name, f"Ace could not judge it: {words}"),)
        said = json.loads(report.read_text("utf-8"))
    with zipfile.ZipFile(BytesIO(epub)) as archive:
        return tuple(read_report(said, archive, name))


def _failed(name: str, words: str) -> Verdict:
    return Verdict(finding("ace-violation", words, path=name, format="epub"))
