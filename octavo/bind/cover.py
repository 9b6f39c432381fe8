"""Find the book's cover among its images."""

from __future__ import annotations

from octavo.book import Book, Image

__all__ = ["find_cover"]


def find_cover(book: Book) -> Image | None:
    """Give the image that `cover` in `book.yaml` names, or None for a book without one."""
    return next((image for image in book.images if image.path == book.settings.cover), None)
