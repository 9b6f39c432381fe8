"""Work styles out once for each kind of page, where WeasyPrint does it for each page.

It tells pages by their number, too, and looks through all that were before: a book's furniture is hundreds.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from weasyprint.layout import page

__all__ = ["set_page_type_computed_styles"]

usual = page.set_page_type_computed_styles


@wraps(usual)
def set_page_type_computed_styles(page_type: Any, html: Any, style_for: Any) -> None:  # noqa: ANN401 -- WeasyPrint's
    """Give a page, and what stands in its margins, the styles of the rules for pages that it matches."""
    kinds = style_for.__dict__.setdefault("octavo_kinds", {})
    kind = _matched(page_type, style_for)
    computed = style_for.get_computed_styles()
    if kind not in kinds:
        usual(page_type, html, style_for)
        names = [name for of, name in style_for.get_cascaded_styles() if of == page_type]
        kinds[kind] = {name: computed[page_type, name] for name in (*names, None)}
    for name, style in kinds[kind].items():
        computed[page_type, name] = style


def _matched(page_type: Any, style_for: Any) -> tuple[int, ...]:  # noqa: ANN401 -- WeasyPrint's
    """Give the numbers of the selectors of pages that match one."""
    selectors = (
        told
        for sheet, _, _ in style_for._sheets  # noqa: SLF001 -- as WeasyPrint goes through them
        for _, selectors, _ in sheet.page_rules
        for _, _, told in selectors
    )
    return tuple(
        number
        for number, told in enumerate(selectors)
        if style_for._page_type_match(told, page_type)  # noqa: SLF001 -- as above
    )
