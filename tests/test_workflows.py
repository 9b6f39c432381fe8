"""What a workflow names must be there: GitHub takes the output of a step that is none for an empty word."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FILES = [
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
    *sorted((ROOT / "octavo/starter/repository").glob("*.yml")),
]
JOBS = [
    pytest.param(file, name, id=f"{file.parent.name}/{file.stem}: {name}")
    for file in FILES
    for name in yaml.safe_load(file.read_text("utf-8"))["jobs"]
]
OUTPUT = re.compile(r"\b(steps|needs)\.([\w-]+)\.outputs\.([\w-]+)")


def jobs(file: Path) -> dict[str, Any]:
    """Give the jobs of a workflow by their names."""
    content: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return content["jobs"]  # type: ignore[no-any-return] # as YAML has it


def needed(job: dict[str, Any]) -> list[str]:
    """Give the jobs that one waits for."""
    needs = job.get("needs", [])
    return [needs] if isinstance(needs, str) else needs


@pytest.mark.parametrize(("file", "name"), JOBS)
def test_a_job_names_outputs_that_there_are(file: Path, name: str) -> None:
    job, before = jobs(file)[name], dict[str, str]()
    assert set(needed(job)) <= jobs(file).keys()
    for step in job["steps"]:
        assert unknown(str(step), before, file, job) == []
        before |= {step["id"]: step["run"]} if "id" in step else {}
    assert unknown(str(job.get("outputs", {})), before, file, job) == []


def unknown(text: str, before: dict[str, str], file: Path, job: dict[str, Any]) -> list[str]:
    """Give the outputs in a text that no earlier step, and no job that was waited for, has."""
    found = []
    for kind, owner, output in OUTPUT.findall(text):
        if kind == "steps":
            there = f'"{output}=' in before.get(owner, "")
        else:
            there = owner in needed(job) and output in jobs(file)[owner].get("outputs", {})
        if not there:
            found.append(f"{kind}.{owner}.outputs.{output}")
    return found


def test_an_output_that_there_is_not_is_found() -> None:
    file = ROOT / ".github/workflows/release.yml"
    job = jobs(file)["verify"]
    assert unknown("${{ needs.attach.outputs.public }}", {}, file, job) == []
    assert unknown("${{ needs.attach.outputs.pubic }}", {}, file, job) == ["needs.attach.outputs.pubic"]
    assert unknown("${{ steps.other.outputs.x }}", {"one": 'echo "x=1"'}, file, job) == [
        "steps.other.outputs.x"
    ]


@pytest.mark.parametrize(("file", "name"), JOBS)
def test_a_job_has_commands_that_a_shell_reads(file: Path, name: str) -> None:
    for step in jobs(file)[name]["steps"]:
        if "run" in step:
            shell = ["bash", "-n", "-c", step["run"]]
            read = subprocess.run(shell, text=True, capture_output=True, check=False)  # noqa: S603 -- ours
            assert read.returncode == 0, read.stderr
