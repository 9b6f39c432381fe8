"""Draw what listings look like in print: each is set by Octavo in the book of examples, and cut out."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import yaml
from PIL import Image, ImageDraw

from docs.making.listings import HANDBOOK, TIDES, Listing, chapters, listings
from octavo.cli import run

__all__ = ["draw", "drawn", "fingerprint", "record"]

LOOKS = HANDBOOK / "looks"
RECORD = LOOKS / "listings.toml"
#: Where the examples are set, with the cache of the last time.
OUT = HANDBOOK.parent.parent / "build/looks"
SHOWN = re.compile(r"\]\(looks/([\w-]+)\.png\)")

#: The page on which examples are set: its text is as broad as the handbook's, less a frame.
TRIM = (160, 244)
#: Margins of `styles/page.css.jinja`, as parts of the page.
INNER, TEXT, TOP, BOTTOM = 0.137, 0.735, 0.098, 0.105
#: Of the picture: pixels for each millimetre, its frame, and what is left of a gap in it, in px.
PIXELS, FRAME, GAP = 12.6, 45, 95
#: What counts as ink, of 255, and how many greys are kept.
INK, GREYS = 40, 16


def drawn() -> dict[str, Listing]:
    """Give the listings whose look is shown, by key: a picture of the same name stands in a chapter."""
    shown = {name for path in chapters() for name in SHOWN.findall(path.read_text("utf-8"))}
    return {each.key: each for each in listings() if each.key and each.key in shown}


def fingerprint(listing: Listing) -> str:
    """Give what a picture remembers of its listing."""
    return hashlib.sha256(listing.text.encode()).hexdigest()[:16]


def record() -> dict[str, str]:
    """Give the fingerprint that each picture was drawn from."""
    return tomllib.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}


def draw() -> None:
    """Draw all looks anew when a listing has changed, and note what they were drawn from."""
    wanted = {key: fingerprint(listing) for key, listing in drawn().items()}
    if wanted == record() and all((LOOKS / f"{key}.png").exists() for key in wanted):
        return
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        _write(book, drawn())
        if run(["build", "pdf", "--manuscript", str(book), "--out", str(OUT), "--quiet"]):
            message = "the looks cannot be built; see above"
            raise SystemExit(message)
        for old in LOOKS.glob("*.png"):
            old.unlink()
        for key, picture in _pictures(OUT, wanted):
            picture.save(LOOKS / f"{key}.png", optimize=True)
    lines = "".join(f'{key} = "{mark}"\n' for key, mark in sorted(wanted.items()))
    RECORD.write_text(f"# What each picture was drawn from; `nox -s renew` draws them.\n{lines}", "utf-8")


def _write(book: Path, wanted: dict[str, Listing]) -> None:
    shutil.copytree(TIDES, book)
    for key, listing in wanted.items():
        (book / f"look-{key}.md").write_text(listing.text, "utf-8")
    settings = yaml.safe_load((book / "book.yaml").read_text("utf-8"))
    settings["chapters"] += [f"look-{key}.md" for key in wanted]
    settings["print"] = {
        "printer": "offset",
        "trim": "x".join(map(str, TRIM)) + "mm",
        "size": 11,
        "opening": "next",
    }
    settings["allow"] = [{"code": "chapter-no-heading"}, {"code": "print-pages"}, {"code": "print-blanks"}]
    (book / "book.yaml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def _pictures(out: Path, wanted: dict[str, str]) -> Iterator[tuple[str, Image.Image]]:
    pages = json.loads((out / "pagination.json").read_text("utf-8"))["pages"]
    pdf = pypdfium2.PdfDocument(next(out.glob("*-print.pdf")))
    for key in wanted:
        leaf = f"look-{key}"
        number, told = next((n, page) for n, page in enumerate(pages) if page["leaf"] == leaf)
        whole = pdf[number].render(scale=PIXELS * 25.4 / 72, grayscale=True).to_pil().convert("L")
        yield key, _framed(_squeezed(_text_block(whole, recto=told["recto"])))
    pdf.close()


def _text_block(page: Image.Image, *, recto: bool) -> Image.Image:
    unit = page.width / TRIM[0] if page.width < TRIM[0] * PIXELS + 5 else PIXELS
    slug = (page.width - TRIM[0] * unit) / 2
    left = slug + TRIM[0] * unit * (INNER if recto else 1 - INNER - TEXT)
    top, bottom = slug + TRIM[1] * unit * TOP, page.height - slug - TRIM[1] * unit * BOTTOM
    block = page.crop((int(left), int(top) - 8, int(left + TRIM[0] * unit * TEXT) + 1, int(bottom) + 8))
    ink = block.point(lambda value: 255 if value < 255 - INK else 0).getbbox()
    return block.crop((0, ink[1], block.width, ink[3])) if ink else block


def _squeezed(block: Image.Image) -> Image.Image:
    """Take out what is white between a text and its notes at the foot of the page."""
    inked = block.point(lambda value: 255 if value < 255 - INK else 0).getprojection()[1]
    kept, white = [], 0
    for row, ink in enumerate(inked):
        white = 0 if ink else white + 1
        if white <= GAP:
            kept.append(row)
    short = Image.new("L", (block.width, len(kept)), 255)
    for at, row in enumerate(kept):
        short.paste(block.crop((0, row, block.width, row + 1)), (0, at))
    return short


def _framed(block: Image.Image) -> Image.Image:
    picture = Image.new("L", (block.width + 2 * FRAME, block.height + 2 * FRAME), 255)
    picture.paste(block, (FRAME, FRAME))
    ImageDraw.Draw(picture).rectangle((0, 0, picture.width - 1, picture.height - 1), outline=170, width=3)
    return picture.quantize(GREYS)
