"""The repository: the promises that no single module can keep alone."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
MODULES = sorted((ROOT / "octavo").rglob("*.py"))
KIT = ROOT / "octavo/conform/kit"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))

#: The rooms of the package, lowest first. A room imports from the layers below its own, and from itself.
LAYERS = (
    {"ahead", "alphabet", "cycles", "memory", "room", "shares", "shipped", "undisturbed"},
    {"cache", "code_mask", "findings", "grid", "handbook", "places", "words", "xhtml"},
    {
        "errors",
        "fences",
        "line_ranges",
        "link_places",
        "media",
        "ourselves",
        "page_hashes",
        "slug",
        "tally",
        "verdict",
    },
    {"on_disk", "page_stacks", "scratch"},
    {"files", "shapes"},
    {"founding", "identifiers", "model"},
    {"bounds", "sales", "specification"},
    {"printers", "shops"},
    {"settings", "syntax"},
    {"book", "linked_book", "moment", "pagination"},
    {"doors", "measure", "woven"},
    {
        "book_schema",
        "book_yaml",
        "starter",
        "source",
        "wheel",
        "apparatus",
        "markup",
        "bind",
        "collate",
        "conform",
        "outside",
        "proofread",
    },
    {"catalogue", "compare", "export", "intake", "layout", "beside", "proof", "proofsheets"},
    {"judge", "order", "progress", "prove", "redline", "report", "shelf"},
    {"accounts", "onward", "reading", "release", "standing", "voice"},
    {"serve"},
    {"pipeline"},
    {"batch"},
    {"orders"},
    {"options"},
    {"cli"},
    {"__main__"},
)

#: The checker shares with the makers the values that travel, and nothing that makes them.
CHECKER_IMPORTS = {
    "book",
    "cache",
    "errors",
    "findings",
    "media",
    "ourselves",
    "page_hashes",
    "page_stacks",
    "settings",
    "syntax",
    "tally",
    "verdict",
    "words",
}

LOCKS = {
    "requirements.lock": [
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["test"],
        *PROJECT["dependency-groups"]["lint"],
    ],
    "nox.lock": PROJECT["dependency-groups"]["nox"],
    "conformance.lock": PROJECT["dependency-groups"]["conformance"],
    "fuzz.lock": PROJECT["dependency-groups"]["fuzz"],
    "bench.lock": PROJECT["dependency-groups"]["bench"],
}

#: What may stand at the top of the project; whatever else does was left there by accident.
TOP = {"bench", "build", "docs", "fuzz", "manuscript", "octavo", "seeds", "styles", "tests"}
TOP |= {"LICENSE", "noxfile.py", "noxw", "pyproject.toml"}
TOP_ENDINGS = {".cff", ".lock", ".md"}

#: Where a path of somebody's machine begins.
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:home/\w|root/|tmp/|Users/\w|work/)")


def room(module: str) -> str | None:
    """Give the room of a dotted module name; None for the package itself, which holds its version alone."""
    return module.split(".")[1] if "." in module else None


def imports(path: Path) -> Iterator[str]:
    """List the modules of the package that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("octavo"))
        elif isinstance(node, ast.ImportFrom) and node.level:
            pytest.fail(f"{path}: a relative import hides its room")
        elif isinstance(node, ast.ImportFrom) and node.module == "octavo":
            yield from (f"octavo.{alias.name}" for alias in node.names if not alias.name.startswith("__"))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("octavo."):
            yield node.module


def steps() -> Iterator[tuple[str, str]]:
    """List the rooms that stand on another: (room, room it imports from)."""
    for path in MODULES:
        inside = room(".".join(path.relative_to(ROOT).with_suffix("").parts)) or ""
        for module in imports(path):
            outside = room(module)
            if outside not in {None, inside}:
                yield inside, str(outside)


def names() -> list[str]:
    """List the paths of the files that are, or are about to be, in the repository."""
    git = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 -- a fixed command
    return [name for name in listed.stdout.decode("utf-8").split("\0") if name]


def tracked() -> Iterator[tuple[str, str]]:
    """List the text files that are, or are about to be, in the repository: (path, text)."""
    for name in names():
        path = ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            # A source text that a test reads may be in an encoding of its own.
            yield name, content.decode("utf-8", errors="replace")


def pinned(lock: str) -> dict[str, str]:
    """Give name -> version of what a lock pins for the oldest Python."""
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    pins = (re.match(r"([\w.-]+)==([^\s;]+)", line) for line in lines)
    return {canonicalize_name(pin[1]): pin[2] for pin in pins if pin}


def test_nothing_was_left_at_the_top() -> None:
    tops = {name.split("/")[0] for name in names() if (ROOT / name).exists()}
    assert {top for top in tops if not top.startswith(".") and Path(top).suffix not in TOP_ENDINGS} <= TOP


def test_every_room_has_its_layer() -> None:
    there = {path.relative_to(ROOT / "octavo").with_suffix("").parts[0] for path in MODULES} - {"__init__"}
    assert there <= set().union(*LAYERS)


def test_imports_go_one_way() -> None:
    height = {name: number for number, layer in enumerate(LAYERS) for name in layer}
    wrong = {f"{above} imports {below}" for above, below in steps() if height[above] <= height[below]}
    assert not wrong


def test_the_checker_shares_nothing_with_the_makers() -> None:
    assert {below for above, below in steps() if above == "collate"} <= CHECKER_IMPORTS


def test_a_file_holds_one_idea() -> None:
    long = {str(path) for path in MODULES if len(path.read_text("utf-8").splitlines()) > 250}
    assert not long


def test_a_function_fits_on_a_screen() -> None:
    functions = (
        (path, node)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = {f"{path}:{node.lineno} {node.name}" for path, node in functions if lines(node) > 40}
    assert not long


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines, its signature and docstring among them."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_every_folder_of_the_package_says_what_it_is_for() -> None:
    folders = {path.parent for path in MODULES}
    silent = {str(folder) for folder in folders if not summary(folder / "__init__.py")}
    assert not silent


def summary(module: Path) -> str | None:
    """Give a module's docstring, or None when there is none or no module."""
    return ast.get_docstring(ast.parse(module.read_text("utf-8"))) if module.exists() else None


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_in_step_with_the_project(lock: str) -> None:
    pins = pinned(lock)
    for requirement in map(Requirement, LOCKS[lock]):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_file_by_its_hash_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_the_lock_of_the_kit_is_in_step_with_its_list_and_pins_every_file() -> None:
    listed, locked = (
        json.loads((KIT / name).read_text("utf-8")) for name in ("package.json", "package-lock.json")
    )
    own = locked["packages"].pop("")
    assert own["dependencies"] == listed["dependencies"]
    assert locked["packages"]
    assert all(each["integrity"].startswith("sha512-") for each in locked["packages"].values())
    assert not any("resolved" in each for each in locked["packages"].values())


def test_no_file_names_a_path_of_a_machine() -> None:
    named = {
        f"{name}:{number}: {line}"
        for name, text in tracked()
        for number, line in enumerate(text.splitlines(), start=1)
        if MACHINE_PATH.search(line)
    }
    assert not named - {line for line in named if "MACHINE_PATH = " in line}


def test_a_workflow_writes_only_to_a_release() -> None:
    for workflow in WORKFLOWS:
        content = yaml.safe_load(workflow.read_text("utf-8"))
        assert content["permissions"] in ({}, {"contents": "read"})
        own = {name: job.get("permissions", {}) for name, job in content["jobs"].items()}
        writing = {name for name, granted in own.items() if "write" in granted.values()}
        assert writing == ({"attach", "verify"} if workflow.name == "release.yml" else set())


def test_a_workflow_uses_no_action_that_can_be_moved() -> None:
    used = [action for text in workflows() for action in re.findall(r"uses:\s*(\S+)", text)]
    assert all(re.search(r"@[0-9a-f]{40}$", action) for action in used)


def test_a_workflow_runs_no_words_of_a_stranger() -> None:
    for text in workflows():
        assert "github.event" not in text
        assert "pull_request_target" not in text


def workflows() -> list[str]:
    """Give the text of each workflow; there is at least one."""
    assert WORKFLOWS
    return [workflow.read_text("utf-8") for workflow in WORKFLOWS]
