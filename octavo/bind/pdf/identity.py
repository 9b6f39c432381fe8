"""Say in the PDF what it is: title, authors, language, and the standards it keeps to."""

from __future__ import annotations

from datetime import UTC, datetime

import pikepdf

from octavo.settings import Settings

__all__ = ["identify"]

PDFUA = "http://www.aiim.org/pdfua/ns/id/"


def identify(pdf: pikepdf.Pdf, settings: Settings, edition: str, modified: datetime) -> None:
    """Write the document's information twice, as PDF 1.7 and XMP each ask for it, in the same words."""
    title = settings.title
    full = f"{title.main}: {title.subtitle}" if title.subtitle else title.main
    authors = [person.name for person in settings.authors if person.role == "author"]
    when = modified.astimezone(UTC)
    pdf.docinfo["/Title"] = full
    if authors:
        pdf.docinfo["/Author"] = ", ".join(authors)
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = when.strftime("D:%Y%m%d%H%M%SZ")
    pdf.docinfo["/Producer"] = "Octavo"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = full
        metadata["dc:creator"] = authors
        metadata["dc:language"] = {settings.lang}
        if settings.description:
            metadata["dc:description"] = settings.description
        metadata["pdf:Producer"] = "Octavo"
        metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = when.isoformat()
        if edition == "screen":
            metadata.register_xml_namespace(PDFUA, "pdfuaid")
            metadata[f"{{{PDFUA}}}part"] = "1"
            metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "2", "A"
    pdf.Root.Lang = pikepdf.String(settings.lang)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
