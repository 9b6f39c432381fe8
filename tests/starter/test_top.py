from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from octavo.starter import repository

ROOT = Path(__file__).parents[2]
WHEEL = "octavo-1.2-py3-none-any.whl"


def top(*, imported: bool = False) -> dict[str, bytes]:
    """Give the files of a repository with a wheel that is none."""
    return repository("A TITLE", WHEEL, b"wheel", "0" * 64, imported=imported)


def test_a_repository_has_the_top_level_of_ours() -> None:
    heads = {name.split("/")[0] for name in top()} | {"manuscript"}
    ours = {
        ".github",
        ".gitignore",
        "README.md",
        "manuscript",
        "noxfile.py",
        "noxw",
        "seeds",
        "styles",
        "tests",
    }
    assert heads == ours | {"conformance.lock", "nox.lock", "requirements.lock", "vendor"}
    assert all((ROOT / name).exists() for name in heads - {"vendor"})


def test_what_is_shared_is_ours() -> None:
    assert top()["noxw"] == (ROOT / "noxw").read_bytes()
    assert top()["nox.lock"] == (ROOT / "nox.lock").read_bytes()
    assert top()[f"vendor/{WHEEL}"] == b"wheel"


def test_the_readme_has_the_title_and_the_version() -> None:
    about = top()["README.md"].decode()
    assert about.startswith("# A TITLE\n")
    assert "Octavo 1.2, and every package" in about
    assert "VERSION" not in about


def test_a_book_that_was_imported_may_have_warnings_at_first() -> None:
    assert "IMPORT.md" not in top()["README.md"].decode()
    assert "IMPORT.md" in top(imported=True)["README.md"].decode()
    assert 'FORBIDDEN = {"error", "warning"}' in top()["tests/test_book.py"].decode()
    assert 'FORBIDDEN = {"error"}' in top(imported=True)["tests/test_book.py"].decode()


def workflow(name: str) -> tuple[str, dict[Any, Any]]:
    """Give a workflow of the repository as it is written, and as it is read."""
    text = top()[f".github/workflows/{name}.yml"].decode()
    return text, yaml.safe_load(text)


def ours(name: str) -> dict[Any, Any]:
    """Give a workflow of our own as it is read."""
    content: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows" / f"{name}.yml").read_text("utf-8"))
    return content


def test_only_its_release_may_write() -> None:
    for name in ("ci", "release"):
        _, content = workflow(name)
        # YAML 1.1 reads the key `on` as true.
        assert {"name", True, "permissions", "jobs"} <= set(content)
        assert content["permissions"] in ({}, {"contents": "read"})
        granted = {job: told.get("permissions", {}) for job, told in content["jobs"].items()}
        writing = {job for job, each in granted.items() if "write" in each.values()}
        assert writing == ({"attach", "verify"} if name == "release" else set())


def test_its_workflows_use_our_actions_and_run_no_words_of_a_stranger() -> None:
    known = {
        step["uses"]
        for name in ("ci", "release")
        for job in ours(name)["jobs"].values()
        for step in job["steps"]
        if "uses" in step
    }
    for name in ("ci", "release"):
        text, content = workflow(name)
        used = {step["uses"] for job in content["jobs"].values() for step in job["steps"] if "uses" in step}
        assert used
        assert used <= known
        assert "github.event" not in text
        assert "pull_request_target" not in text


def test_its_release_is_proven_as_ours_is() -> None:
    """The jobs differ in where Octavo comes from, and in nothing else."""
    its, own = workflow("release")[1]["jobs"], ours("release")["jobs"]
    assert its.keys() == own.keys()
    assert its["attach"] == own["attach"]
    for job in ("build", "verify"):
        apart = {"Fetch Octavo", "Install what a build and its judges need", "Install what reading needs"}
        changed = {"Make the release", "Open every file, and read the book in it"}
        left, right = (
            [step for step in jobs[job]["steps"] if step["name"] not in apart | changed]
            for jobs in (its, own)
        )
        assert left == right
        assert {**its[job], "steps": []} == {**own[job], "steps": []}
