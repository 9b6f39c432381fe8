"""Give a formula that pandoc cannot write as MathML the shape of one, which shows its TeX."""

from __future__ import annotations

from lxml import etree

from octavo.xhtml import MATHML, Tree, local

__all__ = ["show_tex"]

M = f"{{{MATHML}}}"
#: The class of a formula that shows its TeX.
UNSET = "unset"


def show_tex(body: Tree) -> None:
    """Change a tree in place: pandoc leaves such a formula as a `span`, its TeX in dollars."""
    for span in [each for each in body.iter() if isinstance(each.tag, str) and _is_raw(each)]:
        written = (span.text or "").strip()
        dollars = 2 if written.startswith("$$") else 1
        display = "block" if dollars > 1 else "inline"
        formula = etree.Element(M + "math", {"display": display, "class": UNSET}, nsmap={None: MATHML})
        semantics = etree.SubElement(formula, M + "semantics")
        etree.SubElement(semantics, M + "mtext").text = written[dollars:-dollars]
        note = etree.SubElement(semantics, M + "annotation", {"encoding": "application/x-tex"})
        note.text, formula.tail = written[dollars:-dollars], span.tail
        home = span.getparent()
        if home is not None:
            home.replace(span, formula)


def _is_raw(element: Tree) -> bool:
    classes = set(element.get("class", "").split())
    own = (element.text or "").strip() if local(element) == "span" and not len(element) else ""
    is_formula = "math" in classes and not classes.isdisjoint({"inline", "display"})
    return is_formula and len(own) > 1 and own.startswith("$") and own.endswith("$")
