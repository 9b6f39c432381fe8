"""Find the ICC profile that says which CMYK a printer means."""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from PIL import ImageCms

from octavo.book import Book
from octavo.errors import MissingProgramError, UsageError
from octavo.findings import finding

__all__ = ["cmyk_profile"]

#: ISO Coated v2 300 % of basICColor, for the printing condition FOGRA39 (zlib licence), as PDFBox keeps it.
STANDARD = "org/apache/pdfbox/resources/icc/ISOcoated_v2_300_bas.icc"


def cmyk_profile(book: Book) -> bytes:
    """Give the profile that `print.profile` names in the book's folder, or ISO Coated v2 300 %.

    Raises UsageError when the file is none of CMYK, and MissingProgramError when the package that brings
    the standard profile is not installed.
    """
    named = book.settings.print.profile
    return _standard() if named is None else _own(book.root, named)


def _own(root: Path, name: str) -> bytes:
    place = (root / name).resolve()
    try:
        content = place.read_bytes() if place.is_relative_to(root.resolve()) else b""
        space = ImageCms.ImageCmsProfile(BytesIO(content)).profile.xcolor_space.strip()
    except OSError:
        space = "no profile"
    if space != "CMYK":
        message = f"{name} is no ICC profile of CMYK in the book's folder"
        hint = "ask the printer for his profile, or delete the setting `print.profile`"
        raise UsageError(finding("setting-wrong", message, path="book.yaml", hint=hint))
    return content


def _standard() -> bytes:
    spec = find_spec("tabula")
    jars = sorted(Path(spec.origin).parent.glob("*.jar")) if spec and spec.origin else []
    for jar in jars:
        with ZipFile(jar) as packed:
            if STANDARD in packed.namelist():
                return packed.read(STANDARD)
    message = "there is no ICC profile for CMYK"
    hint = "pip install --no-deps tabula-py, or name your printer's profile: `print: {profile: FILE.icc}`"
    raise MissingProgramError(finding("program-missing", message, hint=hint))
