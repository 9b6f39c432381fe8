"""Keep the rows together that a cell spans: WeasyPrint 70 would leave the cell on the page before."""

from __future__ import annotations

from octavo.xhtml import XHTML, Tree

__all__ = ["hold_rows"]

H = f"{{{XHTML}}}"
#: The class of `page.css.jinja` for a row after which no page ends.
HELD = "with-next"


def hold_rows(tree: Tree) -> None:
    """Mark each row from which a cell goes on into the next, changing the tree in place."""
    for part in tree.iter(f"{H}thead", f"{H}tbody", f"{H}tfoot"):
        left = 0
        for row in part.iterchildren(f"{H}tr"):
            left = max(left - 1, *(int(cell.get("rowspan", "1")) - 1 for cell in row), 0)
            if left and row.getnext() is not None:
                row.set("class", f"{row.get('class', '')} {HELD}".strip())
