"""How well the tests bite: ``python3 scripts/mutation.py [ROOM …] [--sample 12] [--lot 2]``.

Small changes are made in copies of the engine, drawn by lot in each room, for one lot the same each time; a
change that no test of ``tests/engine`` notices is printed. Exit code 1 if a room falls below 90 %.
Tests in a browser are left out, and those that build sites or documents, unless they name the room.
"""

import argparse
import ast
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
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
_LEFT_OUT = {"data", "docs", "site"}
_HIDDEN_BUT_TESTED = {".ci", ".github"}
_SLOW = re.compile("site_building|subprocess|documents_made")
_UNSEEN = re.compile("BitOr")  # here `|` stands in annotations, which nothing carries out


def main() -> int:
    """Try the changes of each room and return 0, or 1 if the tests of one notice too few."""
    parser = argparse.ArgumentParser(description="在程序的副本里各改一处，看测试能否发现")
    parser.add_argument("rooms", nargs="*", metavar="房间", help=f"默认全部：{'、'.join(rooms())}")
    parser.add_argument("--sample", type=int, default=12, help="每个房间抽多少处，默认 12")
    parser.add_argument("--lot", default="", help="写上别的字，就抽到别的改动")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        copies = made_copies(Path(folder), os.cpu_count() or 1)
        chosen = arguments.rooms or rooms()
        patience = 5 * seconds_unchanged(chosen, copies)
        shares = [
            tried(room, drawn(room, arguments.sample, arguments.lot), copies, patience) for room in chosen
        ]
    return int(min(shares) < WANTED)


def rooms() -> list[str]:
    """Return the rooms of the engine."""
    return sorted(path.parent.name for path in ROOT.glob("macros/*/__init__.py"))


def made_copies(folder: Path, number: int) -> "Copies":
    """Return copies of the project, without the report it publishes, one for each worker."""
    copies: Copies = Queue()
    for each in range(number):
        copies.put(shutil.copytree(ROOT, folder / str(each), ignore=_left_out))
    return copies


def _left_out(folder: str, names: list[str]) -> list[str]:
    if Path(folder) != ROOT:
        return ["__pycache__"]
    hidden = {name for name in names if name.startswith(".")} - _HIDDEN_BUT_TESTED
    return [name for name in names if name in _LEFT_OUT | hidden]


def seconds_unchanged(chosen: list[str], copies: "Copies") -> float:
    """Return how long the tests of some rooms take; exit where they fail, for then they would notice anything."""
    copy, start = copies.get(), time.monotonic()
    tests = sorted({test for room in chosen for test in tests_for(f"macros.{room}.")})
    done = subprocess.run(_pytest(tests), cwd=copy, capture_output=True, text=True, check=False)
    copies.put(copy)
    if done.returncode:
        sys.exit(f"程序没有改动，测试也没有通过：\n{done.stdout[-2000:]}")
    return time.monotonic() - start


def tried(room: str, changes: list[Any], copies: "Copies", patience: float) -> float:
    """Say which changes of a room no test noticed in so many seconds, and return the share of those that were."""
    with ThreadPoolExecutor(copies.qsize()) as workers:
        results = list(workers.map(lambda change: _try(change, copies, patience), changes))
    survived = [result.diff for result in results if not result.is_killed]
    share = 1 - len(survived) / len(changes)
    found = f"{room}：{len(changes)} 处改动，发现 {len(changes) - len(survived)} 处（{share:.0%}）"
    say("\n".join([*survived, found]))
    return share


def drawn(room: str, size: int, lot: str = "") -> list[Any]:
    """Return so many changes of a room, one of a place, that Python can read; the same each time that a lot is drawn."""
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
    random.Random(room + lot).shuffle(found)  # noqa: S311 - a lottery without prizes
    of_places = {(change.module_path, change.start_pos): change for change in found}
    return list(islice(filter(_is_python, of_places.values()), size))


def _is_python(change: Any) -> bool:
    """Return whether Python can read a change: for cosmic-ray, ``**`` before the items of a call is a power."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    operator = get_operator(change.operator_name)(**dict(change.operator_args))
    try:
        ast.parse(mutate_code(change.module_path.read_text("utf-8"), operator, change.occurrence) or "?")
    except SyntaxError:
        return False
    return True


def tests_for(module: str) -> list[str]:
    """Return the files that test a module, ``macros.room.module``: those that name it first, then its room."""
    room = ".".join(module.split(".")[:2])
    texts = {path: path.read_text("utf-8") for path in sorted(ROOT.glob("tests/engine/test_*.py"))}
    stem = f"test_{module.split('.')[1]}"
    naming = {path for path, text in texts.items() if f"{room}." in text or path.stem.startswith(stem)}
    files = [path for path, text in texts.items() if path in naming or not _SLOW.search(text)]
    files.sort(key=lambda path: (module not in texts[path], path not in naming))
    return [path.relative_to(ROOT).as_posix() for path in files]


def _try(change: Any, copies: "Copies", patience: float) -> Any:
    from attrs import evolve
    from cosmic_ray.mutating import mutate_and_test

    path, copy = change.module_path.relative_to(ROOT), copies.get()
    command = shlex.join(["env", "-C", str(copy), *_pytest(tests_for(".".join(path.with_suffix("").parts)))])
    try:
        return mutate_and_test([evolve(change, module_path=copy / path)], command, patience)
    finally:
        copies.put(copy)


def _pytest(tests: list[str]) -> list[str]:
    return [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]


if __name__ == "__main__":
    environment.enter("site", "documents", "test", "mutation")
    sys.exit(main())
