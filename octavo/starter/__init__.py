"""Begin a book: the few files from which a writer can go on, and the repository around them."""

from octavo.starter.lock import book_lock
from octavo.starter.manuscript import starter_manuscript
from octavo.starter.menu import book_menu
from octavo.starter.top import repository

__all__ = ["book_lock", "book_menu", "repository", "starter_manuscript"]
