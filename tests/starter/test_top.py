from __future__ import annotations

from pathlib import Path

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


def test_its_workflows_are_read_by_github() -> None:
    for name in ("ci", "release"):
        content = yaml.safe_load(top()[f".github/workflows/{name}.yml"])
        # YAML 1.1 reads the key `on` as true.
        assert {"name", True, "permissions", "jobs"} == set(content)
        assert content["permissions"] == {"contents": "read"}
        assert {job for job, told in content["jobs"].items() if "permissions" in told} <= {"release"}
        assert all("run" in step for job in content["jobs"].values() for step in job["steps"])


def test_its_workflows_use_nobodys_action_and_run_no_words_of_a_stranger() -> None:
    for name in ("ci", "release"):
        text = top()[f".github/workflows/{name}.yml"].decode()
        assert not [word for word in ("uses:", "github.event", "pull_request_target") if word in text]
