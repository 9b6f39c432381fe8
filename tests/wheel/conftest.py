"""Install Octavo's wheel as a book's repository installs it, into an environment that sees our packages."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from octavo.cli import run


@dataclass(frozen=True, slots=True)
class Installed:
    """Hold a repository that this checkout began, and an environment that has what it carries."""

    repository: Path
    environment: Path

    def octavo(self, *words: str, cwd: Path) -> str:
        """Run the command that was installed, and give what it says."""
        command = [str(self.environment / "bin/octavo"), *words]
        ran = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603 -- ours
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout


@pytest.fixture(scope="package")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Begin a book, and install the one package of its lock that no index has."""
    home = tmp_path_factory.mktemp("installed")
    repository, environment = home / "one book", home / "environment"
    assert run(["new", str(repository)]) == 0
    venv.create(environment, symlinks=True)
    packages = sysconfig.get_path("purelib", vars={"base": str(environment)})
    borrowed = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
    (Path(packages) / "borrowed.pth").write_text(borrowed, "utf-8")
    lock = (repository / "requirements.lock").read_text("utf-8")
    (home / "carried.lock").write_text(re.split(r"^(?=[\w-]+==)", lock, flags=re.MULTILINE)[0], "utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(environment), "install", "--quiet", "--no-index"]
    fill = [
        "--no-deps",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--requirement",
        str(home / "carried.lock"),
    ]
    subprocess.run([*pip, *fill], cwd=repository, check=True)  # noqa: S603 -- pip, into a folder of the test's
    return Installed(repository, environment)
