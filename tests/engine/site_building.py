"""Sites built for the tests, the way staff build them: plain ``mkdocs build`` in a process of its own."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.build import HOSTS
from tests.engine.builders import LIBRARY, ROOT
from tests.sharing import made_once

ADDRESS = "https://example.org/report/"
"""Of a site that knows where it will stand."""


@dataclass(frozen=True)
class Built:
    """A finished run of ``mkdocs build``: its exit code, all it printed, and the site's folder."""

    code: int
    output: str
    site: Path

    @property
    def messages(self) -> list[str]:
        """Return the numbered reasons for which it was refused, without their numbers."""
        lines = (line.strip().partition(". ") for line in self.output.splitlines())
        return [text for number, dot, text in lines if dot and number.isdigit()]


def build(project: Path, site: Path, host: str = "mkdocs", *options: str, **environment: str) -> Built:
    """Build the project of a folder into ``site``."""
    settings = {"NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-m", *HOSTS[host], "--site-dir", str(site), *options],
        cwd=project,
        env=os.environ | settings | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Built(run.returncode, run.stdout, site)


def built(project: Path = LIBRARY, host: str = "mkdocs", *options: str, **environment: str) -> Path:
    """Return the site of a project as a host makes it, built once for all tests; it is not to be changed."""

    def make(site: Path) -> None:
        result = build(project, site, host, *options, **environment)
        assert result.code == 0, result.output

    return made_once("-".join(["site-of", project.name, "by", host, *options, *environment]), make)


def copy_of(project: Path, folder: Path) -> Path:
    """Return a copy of a project whose data and pages may be changed; the engine is the same."""
    for name in ("data", "docs"):
        shutil.copytree(project / name, folder / name)
    shutil.copy(project / "mkdocs.yml", folder)
    (folder / "macros").symlink_to(ROOT / "macros", target_is_directory=True)
    return folder


def copy_of_library(folder: Path) -> Path:
    """Return a copy of the library's report, in a project of its own; the engine is the same."""
    (folder / "macros").symlink_to(ROOT / "macros", target_is_directory=True)
    return Path(shutil.copytree(LIBRARY, folder / "tests" / "reports" / "library"))


def content_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path, to compare two folders byte by byte."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }
