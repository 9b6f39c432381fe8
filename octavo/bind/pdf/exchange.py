"""Say of the print PDF what a press must know before it prints blindly: PDF/X (ISO 15930)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from PIL import ImageCms

__all__ = ["Exchange", "make_exchangeable"]

PDFX = "http://www.npes.org/pdfx/ns/id/"
#: The registry of printing conditions that the International Color Consortium keeps.
REGISTRY = "http://www.color.org"
#: The condition that the standard profile is made for.
CONDITION = "FOGRA39"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Hold the standard a printer asks for, the ICC profile of his press, and whether it is the usual one."""

    standard: str
    profile: bytes
    usual: bool

    @property
    def version(self) -> str:
        """Give the version of PDF that the standard is made of (ISO 15930-1, 6.1; ISO 15930-7, 6.1)."""
        return "1.6" if self.standard == "PDF/X-4" else "1.3"

    @property
    def flat(self) -> bool:
        """Say whether the standard forbids transparency (ISO 15930-1, 6.13)."""
        return self.standard != "PDF/X-4"


def make_exchangeable(pdf: pikepdf.Pdf, exchange: Exchange) -> None:
    """Mark a finished, identified PDF as PDF/X-4 (ISO 15930-7) or PDF/X-1a:2001 (ISO 15930-1).

    That its colours, fonts and boxes are as the standard wants them is for whoever made it.
    """
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(_intent(pdf, exchange))])
    pdf.docinfo["/Trapped"] = pikepdf.Name("/False")
    if exchange.standard == "PDF/X-4":
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata.register_xml_namespace(PDFX, "pdfxid")
            metadata[f"{{{PDFX}}}GTS_PDFXVersion"] = exchange.standard
            metadata["pdf:Trapped"] = "False"
            metadata["xmpMM:DocumentID"] = f"uuid:{_name(pdf)}"
            metadata["xmpMM:VersionID"] = "1"
            metadata["xmpMM:RenditionClass"] = "default"
            metadata["xmp:MetadataDate"] = metadata["xmp:ModifyDate"]
        return
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and "/Group" in thing:
            # What is opaque looks the same without its group.
            del thing.Group
    pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-1:2001"
    pdf.docinfo["/GTS_PDFXConformance"] = exchange.standard
    # XMP is younger than PDF 1.3.
    del pdf.Root.Metadata


def _intent(pdf: pikepdf.Pdf, exchange: Exchange) -> pikepdf.Dictionary:
    described = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(exchange.profile))).strip()
    profile = pdf.make_stream(exchange.profile)
    profile.N = 4
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(CONDITION if exchange.usual else "Custom"),
        Info=pikepdf.String(described),
        DestOutputProfile=profile,
    )
    if exchange.usual:
        intent.RegistryName = pikepdf.String(REGISTRY)
    return intent


def _name(pdf: pikepdf.Pdf) -> uuid.UUID:
    said = "\n".join(f"{key} {value}" for key, value in sorted(pdf.docinfo.items()))
    return uuid.uuid5(uuid.NAMESPACE_URL, said)
