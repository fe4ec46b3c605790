"""Whether the site is always one whole site: ``python3 scripts/kills.py [--kills N] [--pairs N]``.

Two editions of the smallest fictional report are built into one folder. Builds are killed, every other one
while the site is being replaced; others start in pairs; all the while a reader compares every byte of the site.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment

_BUSY = "另一个构建正在进行"
_MARK = ".complete"  # of a whole site, on its way or just arrived: macros/site/replacing.py
_CHANCE = random.Random(1)  # noqa: S311 - instants, not secrets


def main() -> int:
    """Print the counts and return 0, or 1 if the site was ever anything but one of the two whole ones."""
    parser = argparse.ArgumentParser(description="随时杀掉构建、成对构建，看网站是否始终完整")
    parser.add_argument("--kills", type=int, default=100, help="杀掉几次，默认 100")
    parser.add_argument("--pairs", type=int, default=20, help="成对构建几次，默认 20")
    given = parser.parse_args()
    environment.enter("site", "test")
    with TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        with Reader(trial.site, trial.whole) as reader:
            switching = sum(trial.kill(number) for number in range(given.kills))
            amiss = sum(trial.pair() for _ in range(given.pairs))
        left = trial.left_over()
    print(
        f"杀掉 {given.kills} 次，其中 {switching} 次在替换网站的时候；成对构建 {given.pairs} 次，不对的 {amiss} 次"
    )
    print(f"读网站 {reader.looks} 次，不完整的 {reader.harmed} 次；最后多余的文件夹 {left or '没有'}")
    missed = given.kills > 1 and not switching  # then nothing was shown of the switch
    return int(bool(reader.harmed or amiss or left or missed or not reader.looks))


class Trial:
    """Two editions of a report, the folder they are built into, and their whole sites."""

    def __init__(self, folder: Path) -> None:
        """Build each once, to know its site and how many seconds pass before and during the switch."""
        self.site = folder / "site"
        self._editions = [_edition(folder / name, name) for name in ("旧版", "新版")]
        self._before = self._during = 0.0
        self.whole = [self._first(edition) for edition in self._editions]
        assert self.whole[0] != self.whole[1]  # two sites to choose between

    def kill(self, number: int) -> bool:
        """Kill a build at an instant before the switch or, every other time, during it; return whether it hit the switch."""
        during = number % 2
        with self._start(self._editions[number // 2 % 2]) as build:
            if during:
                _wait(lambda: self._switching() or build.poll() is not None)
            time.sleep(_CHANCE.uniform(0, self._during if during else self._before))
            build.kill()
        return bool(during) and self._switching()

    def pair(self) -> bool:
        """Build both editions at once; return whether anything but a success and a refusal came of it."""
        builds = [self._start(edition) for edition in self._editions]
        told = [build.communicate()[0] for build in builds]
        failed = [words for build, words in zip(builds, told, strict=True) if build.returncode]
        return len(failed) == len(builds) or any(_BUSY not in words for words in failed)

    def left_over(self) -> list[str]:
        """Return the folders beside the site after one build that nobody disturbed."""
        assert self._start(self._editions[0]).wait() == 0
        kept = {self.site, *self._editions}
        return [path.name for path in self.site.parent.iterdir() if path.is_dir() and path not in kept]

    def _first(self, edition: Path) -> dict[str, bytes]:
        started = time.monotonic()
        with self._start(edition) as build:
            _wait(lambda: self._switching() or build.poll() is not None)
            self._before = time.monotonic() - started
            _wait(lambda: not self._switching())
            self._during = time.monotonic() - started - self._before
            assert build.wait() == 0, build.stdout and build.stdout.read()
        return _content(self.site) or {}

    def _switching(self) -> bool:
        """Return whether a whole site is on its way, or the one that it replaced is still going."""
        return any((self.site.parent / name).exists() for name in (f".site-building/{_MARK}", ".site-ready"))

    def _start(self, edition: Path) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "macros.hosts", "mkdocs", "--site-dir", str(self.site)],
            cwd=edition,
            env=os.environ | {"PYTHONPATH": str(environment.ROOT), "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )


class Reader:
    """Who reads a site over and over within a ``with`` statement, and counts how often it was not one of the whole ones."""

    def __init__(self, site: Path, whole: list[dict[str, bytes]]) -> None:
        self.looks = self.harmed = 0
        self._site, self._whole = site, whole
        self._enough, self._thread = Event(), Thread(target=self._read)

    def __enter__(self) -> "Reader":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        self._thread.join()

    def _read(self) -> None:
        while not self._enough.wait(0.05):
            self.looks += 1
            self.harmed += not self._is_whole()

    def _is_whole(self) -> bool:
        """Return whether the site is whole; if another took its place while it was read, whether that one is."""
        while True:
            folder = _number(self._site)
            if _content(self._site) in self._whole:
                return True
            if _number(self._site) == folder:
                return False


def _edition(folder: Path, name: str) -> Path:
    from tests.engine.builders import SELF
    from tests.engine.site_building import copy_of

    folder.mkdir()
    page = copy_of(SELF, folder) / "docs" / "index.md"
    page.write_text(f"{page.read_text('utf-8')}\n这是{name}。\n", "utf-8")
    return folder


def _wait(until: Callable[[], bool]) -> None:
    while not until():
        time.sleep(0.0005)


def _number(folder: Path) -> int | None:
    """Return the number by which the disk knows a folder, None where there is none."""
    return folder.stat().st_ino if folder.exists() else None


def _content(site: Path) -> dict[str, bytes] | None:
    """Return every file by its path, the mark left out; None where files went while they were read."""
    from tests.engine.site_building import content_of

    try:
        found = content_of(site)
    except FileNotFoundError:
        return None
    found.pop(_MARK, None)
    return found


if __name__ == "__main__":
    sys.exit(main())
