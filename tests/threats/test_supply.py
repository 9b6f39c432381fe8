"""What is installed, built and released is what was looked at (S23 to S25)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = {path.name: path for path in sorted((ROOT / ".github/workflows").glob("*.yml"))}


def _read(path: Path) -> dict[str, Any]:
    read: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    # YAML 1.1 reads the key `on` as true.
    return {"on" if key is True else str(key): value for key, value in read.items()}


@pytest.fixture(params=WORKFLOWS)
def workflow(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Give each workflow in turn."""
    return _read(WORKFLOWS[request.param])


@pytest.mark.fault("S23")
def test_a_workflow_can_read_only_and_the_jobs_of_a_release_may_write(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] in ({}, {"contents": "read"})
    writing = {
        name for name, job in workflow["jobs"].items() if "write" in job.get("permissions", {}).values()
    }
    assert writing <= {"attach", "verify"}


@pytest.mark.fault("S23")
def test_no_stranger_starts_a_workflow_that_has_secrets(workflow: dict[str, Any]) -> None:
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow["on"])
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert not [
        step for step in steps if re.search(r"github\.event|github\.head_ref|secrets\.", step.get("run", ""))
    ]


@pytest.mark.fault("S23")
def test_what_a_workflow_uses_cannot_be_moved_and_nothing_comes_from_a_cache(
    workflow: dict[str, Any],
) -> None:
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert all(re.search(r"@[0-9a-f]{40}$", each) for each in used)
    assert not [each for each in used if "cache" in each]


@pytest.mark.fault("S23")
def test_a_dependency_waits_a_week_before_it_is_locked() -> None:
    assert 'exclude-newer = "7 days"' in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.fault("S24")
def test_a_release_is_summed_attested_and_read_once_more_before_it_is_public() -> None:
    jobs = _read(WORKFLOWS["release.yml"])["jobs"]
    assert "build" in jobs["attach"]["needs"]
    assert "attach" in jobs["verify"]["needs"]
    attached, verified = (str(jobs[name]["steps"]) for name in ("attach", "verify"))
    assert "sha256sum --check --strict SHA256SUMS" in attached
    assert "actions/attest-build-provenance@" in attached
    assert "--draft" in attached
    assert verified.index("gh release download") < verified.index("gh attestation verify")
    assert verified.index("gh attestation verify") < verified.index("--draft=false")


@pytest.mark.fault("S25")
def test_everything_is_installed_from_locks_by_hash_and_nothing_is_built_on_the_way() -> None:
    menu = (ROOT / "noxfile.py").read_text("utf-8")
    installs = re.findall(r'^.*"(?:install|ci)".*$', menu, re.MULTILINE)
    assert len(installs) == 2
    for flag in ("--require-hashes", "--no-deps", "--only-binary", "--ignore-scripts"):
        assert flag in menu


@pytest.mark.fault("S25")
def test_octavo_fetches_no_program_and_no_font() -> None:
    """Only `check --external` goes to the network, and asks for the pages that a book links to."""
    goes = re.compile(r"\b(?:urllib3|urllib\.request|http\.client|socket|requests|httpx|aiohttp)\b")
    users = {
        path.relative_to(ROOT / "octavo").parts[0]
        for path in (ROOT / "octavo").rglob("*.py")
        if re.search(rf"^\s*(?:import|from) {goes.pattern}", path.read_text("utf-8"), re.MULTILINE)
    }
    assert users <= {"outside", "serve"}
