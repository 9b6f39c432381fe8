"""Name the space that a colour is given in, whatever way the PDF says so."""

from __future__ import annotations

import pikepdf

__all__ = ["space_name"]

#: The device spaces and their kin (ISO 32000-1, table 62; 74, for the abbreviations of inline images).
PLAIN = {
    "/DeviceGray": "Gray",
    "/CalGray": "Gray",
    "/G": "Gray",
    "/DeviceRGB": "RGB",
    "/CalRGB": "RGB",
    "/RGB": "RGB",
    "/DeviceCMYK": "CMYK",
    "/CMYK": "CMYK",
}
#: What an ICC profile of so many channels is for.
CHANNELS = {1: "Gray", 3: "RGB", 4: "CMYK"}


def space_name(space: pikepdf.Object | None, resources: pikepdf.Dictionary) -> str:
    """Give Gray, RGB or CMYK, for those three and what is based on them, else the space's own name.

    A name may stand for a space of the page's resources. Without a space it is Gray, as in a stencil.
    """
    if space is None:
        return "Gray"
    if isinstance(space, pikepdf.Name):
        listed = resources.get("/ColorSpace", pikepdf.Dictionary())
        if str(space) in listed:
            return space_name(listed[str(space)], resources)
        return PLAIN.get(str(space), str(space)[1:])
    family = str(space[0])
    if family == "/ICCBased":
        return CHANNELS.get(int(space[1].N), "ICC")
    if family in {"/Indexed", "/I"} or (family == "/Pattern" and len(space) > 1):
        return space_name(space[1], resources)
    return PLAIN.get(family, family[1:])
