"""List the other typesetters, and the commands by which each makes the book."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import pypandoc

from bench.typefaces import ITALIC, UPRIGHT

__all__ = ["PLAIN", "RIVALS", "TYPST", "Rival", "names_of_paths"]

Commands = Sequence[Sequence[str]]
DESIGN = Path(__file__).parent / "design"
#: What the commands find in the folder where they are run, beside `book.md`.
FONTS, PDF = "fonts", "book.pdf"
PANDOC = str(pypandoc.get_pandoc_path())
HTML = [PANDOC, "book.md", "-s", "-t", "html5", "-M", "lang=en-US", "-M", "document-css=false"]
HTML += ["-c", "book.css", "-o", "book.html"]
PLAIN, TYPST = "WeasyPrint, one document", "pandoc + Typst"


@dataclass(frozen=True, slots=True)
class Rival:
    """Hold a typesetter: its name, its version or None where it is not installed, its commands."""

    name: str
    version: Callable[[], str | None]
    commands: Callable[[Path], Commands]
    """Gives them for a folder with `book.md` and `fonts/`, into which it writes what else they need."""


def _weasyprint(folder: Path) -> Commands:
    _write_css(folder)
    return [HTML, (sys.executable, "-m", "bench.plain", "book.html", PDF)]


def _vivliostyle(folder: Path) -> Commands:
    _write_css(folder)
    browser = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    build = (
        "vivliostyle",
        "build",
        "book.html",
        "-o",
        PDF,
        "--executable-browser",
        browser,
    )
    return [HTML, build]


def _typst(folder: Path) -> Commands:
    shutil.copy(DESIGN / "book.typ", folder / "design.typ")
    body = (PANDOC, "book.md", "-s", "--template=design.typ", "-t", "typst", "-o", "book.typ")
    return [body, (sys.executable, "-m", "bench.typst_book", "book.typ", PDF, FONTS)]


def _latex(engine: str) -> Callable[[Path], Commands]:
    variables = {
        "documentclass": "book",
        "classoption": "oneside,openany",
        "geometry": "paperwidth=152mm,paperheight=229mm,top=22.4mm,right=19.5mm,bottom=28.8mm,left=20.8mm",
        "fontsize": "11pt",
        "linestretch": "1.029",
        "indent": "true",
        "mainfont": UPRIGHT,
        "mainfontoptions": f"Path={FONTS}/,ItalicFont={ITALIC},BoldFont={UPRIGHT}",
    }
    told = [part for key, value in variables.items() for part in ("-V", f"{key}={value}")]
    shape = ["--shift-heading-level-by=-1", "--top-level-division=chapter"]
    return lambda _: [[PANDOC, "book.md", f"--pdf-engine={engine}", *shape, *told, "-o", PDF]]


def _write_css(folder: Path) -> None:
    styles = (DESIGN / "book.css").read_text("utf-8")
    for name, file in (("$upright", UPRIGHT), ("$italic", ITALIC)):
        styles = styles.replace(name, f"{FONTS}/{file}")
    (folder / "book.css").write_text(styles, "utf-8")


def _program(name: str, *asked: str) -> Callable[[], str | None]:
    def told() -> str | None:
        if not shutil.which(name):
            return None
        return _first_line((name, *asked)) or "of an unknown version"

    return told


def _first_line(command: Sequence[str]) -> str:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- from the table
    return ran.stdout.strip().partition("\n")[0]


def _package(name: str) -> Callable[[], str | None]:
    def told() -> str | None:
        try:
            return version(name) if find_spec(name) else None
        except PackageNotFoundError:
            return None

    return told


#: All of them, the one that the goals are about first.
RIVALS: tuple[Rival, ...] = (
    Rival(PLAIN, _package("weasyprint"), _weasyprint),
    Rival(TYPST, _package("typst"), _typst),
    Rival("pandoc + XeLaTeX", _program("xelatex", "--version"), _latex("xelatex")),
    Rival("pandoc + LuaLaTeX", _program("lualatex", "--version"), _latex("lualatex")),
    Rival("Vivliostyle", _program("vivliostyle", "--version"), _vivliostyle),
)


def names_of_paths() -> Mapping[str, str]:
    """Give what stands in the docs for paths of this machine."""
    return {PANDOC: "pandoc", sys.executable: "python"}
