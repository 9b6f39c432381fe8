"""Give what stands at the top of a book's repository, beside its manuscript."""

from __future__ import annotations

from importlib import resources

from octavo.shipped import shipped
from octavo.starter.lock import book_lock
from octavo.starter.menu import book_menu

__all__ = ["repository"]

TESTS = "tests/test_book.py"
#: Where the files of `repository/` go.
PLACES = {
    "gitignore": ".gitignore",
    "ci.yml": ".github/workflows/ci.yml",
    "release.yml": ".github/workflows/release.yml",
    "seeds.md": "seeds/README.md",
    "test_book.py": TESTS,
    "tokens.css": "styles/tokens.css",
}
#: What is the same as in Octavo's own repository.
SHARED = ("conformance.lock", "nox.lock", "noxw")


def repository(title: str, wheel: str, content: bytes, digest: str, *, imported: bool) -> dict[str, bytes]:
    """Give the files of a repository by their names, for a book of this title, with a wheel of Octavo."""
    own = resources.files("octavo.starter.repository")
    files = {place: own.joinpath(name).read_bytes() for name, place in PLACES.items()}
    files |= {name: shipped(name).read_bytes() for name in SHARED}
    if imported:
        files[TESTS] = files[TESTS].replace(b'{"error", "warning"}', b'{"error"}')
    about = own.joinpath("README.md").read_text("utf-8")
    about += own.joinpath("imported.md").read_text("utf-8") if imported else ""
    about = about.replace("VERSION", wheel.split("-")[1], 1).replace("TITLE", title, 1)
    return files | {
        "README.md": about.encode(),
        "noxfile.py": book_menu().encode(),
        "requirements.lock": book_lock(wheel, digest).encode(),
        f"vendor/{wheel}": content,
    }
