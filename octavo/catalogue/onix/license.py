"""Say under which licence a digital form may be used."""

from __future__ import annotations

import re

from octavo.catalogue.onix.nodes import node
from octavo.settings import Settings
from octavo.xhtml import Tree

__all__ = ["license_", "license_of"]

#: A licence of Creative Commons as rights name it: CC BY-SA 4.0.
COMMONS = re.compile(r"\bCC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)\b")


def license_of(rights: str | None) -> tuple[str, str] | None:
    """Give the name of the licence that the rights name, and where it stands; None for any other."""
    found = COMMONS.search(rights or "")
    if not found:
        return None
    terms, version = found.groups()
    return found[0], f"https://creativecommons.org/licenses/{terms.lower()}/{version}/"


def license_(settings: Settings) -> Tree | None:
    """Give the element of the licence, or None where the rights name none."""
    known = license_of(settings.rights)
    if known is None:
        return None
    name, address = known
    link = node("EpubLicenseExpressionLink", address)
    expression = node("EpubLicenseExpression", node("EpubLicenseExpressionType", "01"), link)
    return node("EpubLicense", node("EpubLicenseName", name), expression)
