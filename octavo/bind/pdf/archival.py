"""Make the screen PDF one that can be kept for good: PDF/A-2a (ISO 19005-2), beside PDF/UA-1."""

from __future__ import annotations

from importlib import resources

import pikepdf
from lxml import etree

__all__ = ["make_archival"]

#: Shown and printed (ISO 32000-1, table 165).
PRINTED = 4

#: PDF/A lets XMP hold only what is predefined or described, and PDF/UA's own mark is neither
#: (ISO 19005-2, 6.6.2.3.3).
DESCRIPTION = """
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>The part of ISO 14289 that the document keeps</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def make_archival(pdf: pikepdf.Pdf) -> None:
    """Say of a PDF that is complete, tagged and identified how its colours and its marks are meant.

    Its colours are sRGB; no image is smoothed by guess; every annotation is printed; PDF/UA's mark is
    described. See ISO 19005-2, 6.2.3, 6.2.8, 6.3.2 and 6.6.2.3.3.
    """
    profile = pdf.make_stream(resources.files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes())
    profile.N = 3
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFA1,
        OutputConditionIdentifier=pikepdf.String("sRGB"),
        Info=pikepdf.String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
    for drawn in pdf.objects:
        if isinstance(drawn, pikepdf.Stream) and "/Interpolate" in drawn:
            del drawn.Interpolate
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            annotation.F = PRINTED
    packet = etree.fromstring(pdf.Root.Metadata.read_bytes())
    (described,) = packet.iterchildren("{*}RDF")
    described.append(etree.fromstring(DESCRIPTION))
    pdf.Root.Metadata.write(etree.tostring(packet.getroottree(), encoding="utf-8"))
