"""How well the tests bite: ``python3 scripts/mutation.py [ROOM …] [--sample 12]``.

Small changes are made in copies of the engine, drawn by lot in each room, the same ones each time; a
change that no test of ``tests/engine`` notices is printed. Exit code 1 if a room falls below 90 %.
"""

import argparse
import os
import random
import re
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment
from scripts.environment import ROOT, say

if TYPE_CHECKING:
    Copies = Queue[Path]

WANTED = 0.9
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "site", "data", "docs")
_TIMEOUT = 300
_UNSEEN = re.compile("BitOr")  # here `|` stands in annotations, which nothing carries out


def main() -> int:
    """Try the changes of each room and return 0, or 1 if the tests of one notice too few."""
    parser = argparse.ArgumentParser(description="在程序的副本里各改一处，看测试能否发现")
    parser.add_argument("rooms", nargs="*", metavar="房间", help=f"默认全部：{'、'.join(rooms())}")
    parser.add_argument("--sample", type=int, default=12, help="每个房间抽多少处，默认 12")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        copies = made_copies(Path(folder), os.cpu_count() or 1)
        shares = [tried(room, arguments.sample, copies) for room in arguments.rooms or rooms()]
    return int(min(shares) < WANTED)


def rooms() -> list[str]:
    """Return the rooms of the engine."""
    return sorted(path.parent.name for path in ROOT.glob("macros/*/__init__.py"))


def made_copies(folder: Path, number: int) -> "Copies":
    """Return copies of the project, without the report it publishes, one for each worker."""
    copies: Copies = Queue()
    for each in range(number):
        copies.put(Path(shutil.copytree(ROOT, folder / str(each), ignore=LEFT_OUT)))
    return copies


def tried(room: str, size: int, copies: "Copies") -> float:
    """Say which changes of a room no test noticed, and return the share of those that were."""
    command = f"{sys.executable} -m pytest -x -q -p no:cacheprovider {' '.join(tests_for(room))}"
    changes = drawn(room, size)
    with ThreadPoolExecutor(copies.qsize()) as workers:
        results = list(workers.map(lambda change: _try(change, command, copies), changes))
    survived = [result.diff for result in results if not result.is_killed]
    share = 1 - len(survived) / len(changes)
    say(
        "\n".join(
            [
                *survived,
                f"{room}：{len(changes)} 处改动，发现 {len(changes) - len(survived)} 处（{share:.0%}）",
            ]
        )
    )
    return share


def drawn(room: str, size: int) -> list[Any]:
    """Return so many changes of a room, drawn by lot, the same each time."""
    from cosmic_ray.commands import init
    from cosmic_ray.work_db import WorkDB

    with TemporaryDirectory() as folder:
        session = WorkDB(Path(folder) / "session.sqlite", WorkDB.Mode.create)
        init(sorted((ROOT / "macros" / room).rglob("*.py")), session, {})
        found = [item.mutations[0] for item in session.work_items]
        session.close()
    found = [change for change in found if not _UNSEEN.search(change.operator_name)]
    found.sort(
        key=lambda change: (change.module_path, change.start_pos, change.operator_name, change.occurrence)
    )
    return random.Random(room).sample(found, min(size, len(found)))  # noqa: S311 - a lottery without prizes


def tests_for(room: str) -> list[str]:
    """Return the files that test the engine, those that name the room first; browsers are left out."""
    files = sorted((ROOT / "tests" / "engine").glob("test_*.py"))
    files.sort(key=lambda path: f"macros.{room}." not in path.read_text("utf-8"))
    return [path.relative_to(ROOT).as_posix() for path in files]


def _try(change: Any, command: str, copies: "Copies") -> Any:
    from attrs import evolve
    from cosmic_ray.mutating import mutate_and_test

    copy = copies.get()
    try:
        moved = evolve(change, module_path=copy / change.module_path.relative_to(ROOT))
        return mutate_and_test([moved], f"env -C {copy} {command}", _TIMEOUT)
    finally:
        copies.put(copy)


if __name__ == "__main__":
    environment.enter("site", "documents", "test", "mutation")
    sys.exit(main())
