"""Say every colour of the print PDF in the inks that it is printed with.

Neutral colours become greys of the one black ink: a black mixed of three colours, or of four inks, shows
its edges in colour when the plates are not exactly in place. Other colours become greys too, where the
inside is printed in black alone; CMYK by the printer's profile, or they stay sRGB, as the printer asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from PIL import Image, ImageCms

__all__ = ["Inks", "ink", "inked"]

#: A colour as WeasyPrint 70 writes it: each operator on a line of its own, text in hexadecimal.
COLOR = re.compile(rb"^([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)$", re.MULTILINE)
#: CIE 1931 luminance of the sRGB primaries (IEC 61966-2-1).
LUMINANCE = (0.2126, 0.7152, 0.0722)
#: What sRGB's curve comes to, all in all (IEC 61966-2-1).
GAMMA = 2.2
#: Neutral within half a step of 8 bits.
NEUTRAL = 1 / 510
#: How much saturation, of 255, the compression of a grey picture makes.
NOISE = 12
#: JPEG's quality for a picture that came as JPEG: beyond it, no printed page shows a difference.
QUALITY = 95
NAMES = {"L": pikepdf.Name.DeviceGray, "CMYK": pikepdf.Name.DeviceCMYK, "RGB": pikepdf.Name.DeviceRGB}


@dataclass(frozen=True, slots=True)
class Inks:
    """Say with what a page is printed: `L` black alone, `CMYK` by an ICC profile, or `RGB` left as it is.

    With `flat` nothing may be transparent: a picture's clear parts show the white of the paper.
    """

    mode: str
    profile: bytes | None = None
    flat: bool = False


def inked(pdf: bytes, inks: Inks) -> bytes:
    """Give a PDF in these inks, its streams compressed: to join leaves, none is opened."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as sheet:
        ink(sheet, inks)
        sheet.save(made, static_id=True, compress_streams=True)
    return made.getvalue()


def ink(pdf: pikepdf.Pdf, inks: Inks) -> None:
    """Change every colour of a PDF in place: in text, drawings, gradients and pictures."""
    mix = _mixer(inks)
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            if thing.get("/Subtype") == pikepdf.Name.Image:
                _print_image(thing, inks)
            elif "/Length1" not in thing and thing.get("/Type") != pikepdf.Name.Metadata:
                _print_drawing(thing, mix)
        if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary) and inks.mode != "RGB":
            _print_shading(thing, mix, inks)


def _mixer(inks: Inks) -> Callable[[Sequence[float]], tuple[float, ...]]:
    transform = _transform(inks.profile) if inks.mode == "CMYK" and inks.profile else None

    def mix(color: Sequence[float]) -> tuple[float, ...]:
        if max(color) - min(color) <= NEUTRAL:
            return (sum(color) / 3,)
        if inks.mode == "L":
            return (_gray(color),)
        if transform is None:
            return tuple(color)
        spot = Image.new("RGB", (1, 1), tuple(round(part * 255) for part in color))
        mixed = ImageCms.applyTransform(spot, transform)
        pixel = mixed.getpixel((0, 0)) if mixed else ()
        return tuple(part / 255 for part in pixel) if isinstance(pixel, tuple) else tuple(color)

    return mix


def _gray(color: Sequence[float]) -> float:
    light = sum(share * part**GAMMA for share, part in zip(LUMINANCE, color, strict=True))
    return float(light ** (1 / GAMMA))


def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    there = ImageCms.ImageCmsProfile(BytesIO(profile))
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    return ImageCms.buildTransform(ImageCms.createProfile("sRGB"), there, "RGB", "CMYK", intent, flags)


def _print_drawing(stream: pikepdf.Stream, mix: Callable[[Sequence[float]], tuple[float, ...]]) -> None:
    drawn = stream.read_bytes()
    operators = {1: (b"g", b"G"), 3: (b"rg", b"RG"), 4: (b"k", b"K")}

    def mixed(met: re.Match[bytes]) -> bytes:
        parts = mix([float(part) for part in met.groups()[:3]])
        fill, stroke = operators[len(parts)]
        words = " ".join(f"{part:.4f}".rstrip("0").rstrip(".") for part in parts)
        return words.encode() + b" " + (fill if met[4] == b"rg" else stroke)

    printed, count = COLOR.subn(mixed, drawn)
    if count:
        stream.write(printed)


def _print_shading(
    thing: pikepdf.Object, mix: Callable[[Sequence[float]], tuple[float, ...]], inks: Inks
) -> None:
    """Give a gradient or a transparency group the inks; between two colours they change evenly, as before."""
    space = NAMES[inks.mode]
    for owner, key in ((thing, "/ColorSpace"), (thing.get("/Group"), "/CS")):
        shading = key == "/CS" or "/ShadingType" in thing
        if isinstance(owner, pikepdf.Dictionary | pikepdf.Stream) and shading:
            if owner.get(key) != pikepdf.Name.DeviceRGB:
                continue
            owner[key] = space
            if key == "/ColorSpace":
                for function in _functions(thing.get("/Function")):
                    for end in ("/C0", "/C1"):
                        color = [float(part) for part in function[end]]
                        function[end] = pikepdf.Array(_in_mode(mix(color), inks.mode))


def _in_mode(parts: tuple[float, ...], mode: str) -> list[float]:
    return [0.0, 0.0, 0.0, 1 - parts[0]] if mode == "CMYK" and len(parts) == 1 else list(parts)


def _functions(function: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    if isinstance(function, pikepdf.Array):
        for each in function:
            yield from _functions(each)
    elif function is not None and "/Functions" in function:
        yield from _functions(function.Functions)
    elif function is not None and "/C0" in function and len(function.C0) == len("RGB"):
        yield function


def _print_image(stream: pikepdf.Stream, inks: Inks) -> None:
    if inks.flat and "/SMask" in stream:
        _lay_on_paper(stream)
    held = pikepdf.PdfImage(stream)
    kept = held.mode == "CMYK" and inks.mode == "CMYK"
    if kept or "/ColorSpace" not in stream or held.mode not in {"RGB", "P", "CMYK"}:
        return
    picture = held.as_pil_image().convert("RGB")
    neutral = inks.mode == "L" or _is_neutral(picture)
    if not neutral and inks.mode == "RGB":
        return
    printed = picture.convert("L") if neutral else _by_profile(picture, inks)
    jpeg = "/DCTDecode" in held.filters and printed.mode == "L"
    for key in ("/Decode", "/DecodeParms", "/Intent"):
        if key in stream:
            del stream[key]
    stream.ColorSpace, stream.BitsPerComponent = NAMES[printed.mode], 8
    if jpeg:
        packed = BytesIO()
        printed.save(packed, "JPEG", quality=QUALITY)
        stream.write(packed.getvalue(), filter=pikepdf.Name.DCTDecode)
    else:
        stream.write(printed.tobytes())


def _lay_on_paper(stream: pikepdf.Stream) -> None:
    picture = pikepdf.PdfImage(stream).as_pil_image().convert("RGB")
    clear = stream.SMask
    if not isinstance(clear, pikepdf.Stream):
        return
    mask = pikepdf.PdfImage(clear).as_pil_image().convert("L")
    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=mask.resize(picture.size))
    for key in ("/SMask", "/Decode", "/DecodeParms", "/Filter"):
        if key in stream:
            del stream[key]
    stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    stream.write(paper.tobytes())


def _by_profile(picture: Image.Image, inks: Inks) -> Image.Image:
    mixed = ImageCms.applyTransform(picture, _transform(inks.profile or b""))
    return mixed if mixed is not None else picture


def _is_neutral(picture: Image.Image) -> bool:
    """Say whether a picture has no colour in it, but for the noise of its compression."""
    small = picture.resize((64, 64))
    return all(high <= NOISE for _, high in small.convert("HSV").getextrema()[1:2])  # type: ignore[misc]
