"""The menu: `./noxw` or `nox` makes the book, `./noxw -s NAME` one of the sessions below."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.10.16"
nox.options.default_venv_backend = "none"  # all sessions share one environment; _install makes it
nox.options.sessions = ["book"]

ENVIRONMENT = Path("build/.venv")
LOCK = Path("requirements.lock")
PYTHON = str(ENVIRONMENT / "bin/python")


@nox.session
def book(session: nox.Session) -> None:
    """Build every format, checked: EPUB, print PDF, screen PDF, web book and one page."""
    _octavo(session, "build")


@nox.session
def pdf(session: nox.Session) -> None:
    """Build the print PDF and the screen PDF."""
    _octavo(session, "build", "pdf")


@nox.session
def epub(session: nox.Session) -> None:
    """Build the EPUB."""
    _octavo(session, "build", "epub")


@nox.session
def html(session: nox.Session) -> None:
    """Build the web book and the one-page book."""
    _octavo(session, "build", "html")


@nox.session
def serve(session: nox.Session) -> None:
    """Show the book in the browser while it is written; Ctrl-C ends."""
    _octavo(session, "serve")


@nox.session
def install(session: nox.Session) -> None:
    """Install what a build and the outside judges need."""
    _install(session)
    _install_judges(session)


@nox.session
def release(session: nox.Session) -> None:
    """Make a release of the tagged commit, in build/release/VERSION: all editions, checked and judged."""
    _install(session)
    _install_judges(session)
    _octavo(session, "release")


@nox.session
def check(session: nox.Session) -> None:
    """Check the manuscript and what is built."""
    _octavo(session, "check")


@nox.session(name="import")
def import_(session: nox.Session) -> None:
    """Make a manuscript of each document in seeds/, or of those named behind --, in manuscripts/NAME/."""
    seeds = Path("seeds")
    named = [Path(each) for each in session.posargs]
    for seed in named or sorted(seeds.iterdir()):
        if not named and (seed.name.startswith((".", "README")) or seed.name.endswith(".origin.txt")):
            continue
        into = Path("manuscripts") / seed.stem
        if not named and into.exists():
            session.log(f"{into} is there already; delete it to import {seed} again")
            continue
        _run(session, "octavo", "import", str(seed), "--into", str(into))


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests, on as many cores as there are."""
    _run(session, "pytest", "-q", "--numprocesses=logical", "--dist=loadfile", *session.posargs)


@nox.session
def conformance(session: nox.Session) -> None:
    """Let the outside judges read what is built: EPUBCheck, Ace, veraPDF, axe-core, the Nu HTML checker."""
    _install(session)
    _install_judges(session)
    _octavo(session, "conform")


def _octavo(session: nox.Session, *arguments: str) -> None:
    """Run `octavo` with these arguments and those that follow `--` on nox's command line."""
    _run(session, "octavo", *arguments, *session.posargs)


def _run(session: nox.Session, module: str, *arguments: str) -> None:
    """Run a module of the shared environment."""
    _install(session)
    session.run(PYTHON, "-m", module, *arguments)


def _install(session: nox.Session) -> None:
    """Make the environment that the sessions share from the lock, unless it is there."""
    installed = ENVIRONMENT / LOCK.name
    if Path(PYTHON).exists() and installed.exists() and installed.read_bytes() == LOCK.read_bytes():
        return
    make = ["--quiet", "--clear", "--no-periodic-update", str(ENVIRONMENT)]
    session.run(sys.executable, "-m", "virtualenv", *make)
    _fill(session, LOCK)
    installed.write_bytes(LOCK.read_bytes())


def _install_judges(session: nox.Session) -> None:
    """Install what the judges come in, with a Chromium and Playwright to drive it, unless they are there."""
    _fill(session, Path("conformance.lock"))
    where = session.run(PYTHON, "-c", "import octavo; print(octavo.__path__[0])", silent=True)
    listed, kit = Path(str(where).strip(), "conform/kit/package-lock.json"), ENVIRONMENT / "judges"
    installed = kit / "node_modules" / listed.name
    if installed.exists() and installed.read_bytes() == listed.read_bytes():
        return
    kit.mkdir(exist_ok=True)
    for name in (listed.name, "package.json"):
        shutil.copy(listed.with_name(name), kit)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    session.run(str(ENVIRONMENT / "bin/npm"), "ci", f"--prefix={kit}", *quiet)
    shutil.copy(listed, installed)


def _fill(session: nox.Session, lock: Path) -> None:
    """Install what a lock lists, and nothing else, into the shared environment."""
    fill = ["--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    session.run(PYTHON, "-m", "pip", "install", *fill)


# --- Octavo's own sessions: the repository of a book has all above, and none of these. ---------------


@nox.session
def handbook(session: nox.Session) -> None:
    """Build the handbook, docs/handbook, into build/handbook; what follows -- goes to `octavo build`."""
    _octavo(session, "build", "--manuscript", "docs/handbook", "--out", "build/handbook")


@nox.session
def renew(session: nox.Session) -> None:
    """Write the handbook's appendices anew, and draw the looks of its listings."""
    _run(session, "docs.making")


@nox.session
def faults(session: nox.Session) -> None:
    """Try every fault and threat of docs/faults.md, the large ones in full size, and print the table."""
    session.env["OCTAVO_FAULTS"] = "full"
    _run(session, "pytest", "-q", "-m", "fault", "-p", "tests.faults.table", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Look for crashes with random books and damaged files: 10 minutes, or the seconds behind --."""
    from nox.command import CommandFailed  # noqa: PLC0415 -- no book's menu has this session, nor needs it

    _install(session)
    _fill(session, Path("fuzz.lock"))
    seconds = float(session.posargs[0]) if session.posargs else 600.0
    # Half of the time is the books', each kind as much; the other half the readers'.
    parts = {kind: ("fuzz.many", kind, "now", "100000", str(seconds / 4)) for kind in ("right", "wild")}
    targets = ("settings", "plain", "signs", "outputs", "documents")
    parts |= {target: ("fuzz.guided", target, f"{seconds / 10:.0f}") for target in targets}
    failed = []
    for name, words in parts.items():
        # What one part finds does not keep the others from looking.
        try:
            session.run(PYTHON, "-m", *words)
        except CommandFailed:
            failed.append(name)
    if failed:
        session.error(f"something was found: {', '.join(failed)}; see above")


@nox.session
def heavy(session: nox.Session) -> None:
    """Build very large books, or a share of them that stands behind --, within time and memory."""
    share, *formats = session.posargs or ["1"]
    for name in ("words", "notes", "rows", "images", "links"):
        _install(session)
        session.run(PYTHON, "-m", "fuzz.heavy", name, share, *formats)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure Octavo beside other typesetters, and write docs/benchmarks.md; -- --quick measures less."""
    _install(session)
    _fill(session, Path("bench.lock"))
    session.run(PYTHON, "-m", "bench", *session.posargs)


@nox.session
def kills(session: nox.Session) -> None:
    """Kill fifty builds at random moments, and see that each leaves nothing but whole outputs."""
    _run(session, "pytest", "-q", "tests/faults/test_all_or_nothing.py", "--kills", "50", *session.posargs)


@nox.session
def edits(session: nox.Session) -> None:
    """Edit a book fifty times at random, and see that each build equals one that begins with nothing."""
    _run(session, "pytest", "-q", "tests/outputs/test_cached.py", "--edits", "50", *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """Damage outputs in every way we know, and print what found each damage out."""
    _run(session, "pytest", "-q", "-m", "mutant", "tests/collate", *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Test the web book in a real Chromium."""
    _install(session)
    _install_judges(session)
    _run(session, "pytest", "-q", "tests/browser", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the style, the types and the spelling of the code, and what GitHub reads: ours, and a book's."""
    _run(session, "ruff", "check")
    _run(session, "ruff", "format", "--check")
    _run(session, "mypy")
    _run(session, "codespell_lib")
    books = ["octavo/starter/repository/ci.yml", "octavo/starter/repository/release.yml"]
    workflows = [*map(str, sorted(Path(".github/workflows").iterdir())), *books]
    forms = map(str, sorted(Path(".github/ISSUE_TEMPLATE").glob("[!c]*.yml")))
    session.run(str(ENVIRONMENT / "bin/zizmor"), "--offline", "--quiet", *workflows)
    for schema, files in (
        ("vendor.github-workflows", workflows),
        ("custom.github-workflows-require-timeout", workflows),
        ("vendor.github-issue-forms", forms),
        ("vendor.github-issue-config", [".github/ISSUE_TEMPLATE/config.yml"]),
        ("vendor.citation-file-format", ["CITATION.cff"]),
    ):
        _run(session, "check_jsonschema", "--builtin-schema", schema, *files)
