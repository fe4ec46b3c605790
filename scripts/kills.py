"""Whether the site is always one whole site: ``python3 scripts/kills.py [--kills N] [--pairs N]``.

Builds the fictional library, kills builds at any instant, starts builds in pairs, and compares every byte.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment

_BUSY = "另一个构建正在进行"


def main() -> int:
    """Print the counts and return 0, or 1 if the site was ever anything but one of the two whole ones."""
    parser = argparse.ArgumentParser(description="随时杀掉构建、成对构建，看网站是否始终完整")
    parser.add_argument("--kills", type=int, default=100, help="杀掉几次，默认 100")
    parser.add_argument("--pairs", type=int, default=20, help="成对构建几次，默认 20")
    given = parser.parse_args()
    environment.enter("site", "test")
    from tests.engine.site_building import content_of, copy_of_library

    with TemporaryDirectory() as folder:
        projects, site = [], Path(folder, "site")
        for name in ("old", "new"):
            Path(folder, name).mkdir()
            projects.append(copy_of_library(Path(folder, name)))
        page = projects[1] / "docs" / "library.md"
        page.write_text(page.read_text("utf-8").replace("阅览室", "新的阅览室"), "utf-8")
        whole, seconds = [], 0.0
        for project in projects:
            started = time.monotonic()
            _start(project, site).wait()
            seconds = time.monotonic() - started
            whole.append(content_of(site))
        assert whole[0] != whole[1]  # two whole sites to choose between
        chance = random.Random(1)  # noqa: S311 - instants, not secrets
        harmed = 0
        for number in range(given.kills):
            _kill(projects[number % 2], site, chance.uniform(0, seconds))
            harmed += content_of(site) not in whole
        print(f"杀掉 {given.kills} 次，网站受损 {harmed} 次")
        amiss = sum(_paired(projects, site) or content_of(site) not in whole for _ in range(given.pairs))
        print(f"成对构建 {given.pairs} 次，不对的 {amiss} 次")
    return int(bool(harmed or amiss))


def _start(project: Path, site: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "macros.hosts", "mkdocs", "--site-dir", str(site)]
    out, both = subprocess.PIPE, subprocess.STDOUT
    found = os.environ | {"PYTHONPATH": str(environment.ROOT)}
    return subprocess.Popen(command, cwd=project, env=found, stdout=out, stderr=both, encoding="utf-8")


def _kill(project: Path, site: Path, after: float) -> None:
    """Start a build and kill it after some seconds."""
    with _start(project, site) as build:
        time.sleep(after)
        build.send_signal(signal.SIGKILL)


def _paired(projects: list[Path], site: Path) -> bool:
    """Build two reports into one folder at once; return whether anything but a success and a refusal came of it."""
    builds = [_start(project, site) for project in projects]
    told = [build.communicate()[0] for build in builds]
    failed = [words for build, words in zip(builds, told, strict=True) if build.returncode]
    return len(failed) == len(builds) or any(_BUSY not in words for words in failed)


if __name__ == "__main__":
    sys.exit(main())
