"""Tell search engines which pages a web book has, once it is known where it will stand."""

from __future__ import annotations

from octavo.bind.templates import fill
from octavo.bind.web.plan import Plan

__all__ = ["SITEMAP", "sitemap"]

SITEMAP = "sitemap.xml"


def sitemap(planned: Plan) -> str | None:
    """Give the sitemap (sitemaps.org, protocol 0.9), or None where `web.url` is not given."""
    url = planned.book.settings.web.url
    if url is None:
        return None
    root = url.rstrip("/")
    names = ["", *(planned.files[leaf.key] for leaf in planned.pages)]
    published = planned.book.settings.date
    date = published.isoformat() if published else None
    return fill("web/sitemap.xml", addresses=[f"{root}/{name}" for name in names], date=date)
