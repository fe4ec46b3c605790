"""How long commands take, and what to change so that a build has something to do: for ``benchmark.py``."""

import csv
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

Action = Callable[[], object]
_PATIENCE = 60
"""For how many seconds to wait for a page."""


def run(command: list[str], folder: Path, failed: str, **settings: str) -> None:
    """Run a command in a folder; exit with ``failed`` and all it said if it fails."""
    done = subprocess.run(
        command, cwd=folder, env=environment(settings), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{failed}：\n{done.stdout}{done.stderr}")


def environment(settings: dict[str, str]) -> dict[str, str]:
    """Return the variables of a command: Python keeps what it compiled, as it does for everybody."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | settings


def measured(actions: list[tuple[Action, Action]], rounds: int) -> list[float]:
    """Return the median seconds of processor time that each action takes, in processes of its own.

    Each comes after what prepares it. They take turns, after one round that is not counted.
    """
    times = [[_seconds(*action) for action in actions] for _ in range(rounds + 1)]
    return [median(spent) for spent in zip(*times[1:], strict=True)]


def _seconds(prepare: Action, action: Action) -> float:
    prepare()
    before = os.times()
    action()
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


@dataclass
class Cell:
    """A number that a table states, in a report whose errata answer for whatever it is changed to."""

    file: Path
    row: str
    column: str

    @classmethod
    def of(cls, project: Path) -> "Cell":
        """Return the first such cell of a project, changed once, with errata that answer for it."""
        from macros.reading.load import load
        from scripts.enlargement import answer

        data = project / "data"
        cells = (
            cls(data / "tables" / f"{table.id}.csv", row.id, column)
            for table in load(data).tables.values()
            for row in table.rows
            for column, number in row.numbers.items()
            if number.value and not table.spec.computes(row.id, column)
        )
        cell = next(cells)
        cell.change()
        answer(data)
        return cell

    def change(self) -> str:
        """Let the cell grow by 1 and return what it states now."""
        with self.file.open(encoding="utf-8-sig", newline="") as file:
            head, *rows = csv.reader(file)
        row, column = next(r for r in rows if r[0] == self.row), head.index(self.column)
        row[column] = re.sub(r"\d+", lambda whole: str(int(whole[0]) + 1), row[column], count=1)
        with self.file.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *rows])
        return row[column]


def seconds_to_show(cell: Cell, rounds: int) -> float:
    """Return the median seconds from the change of a cell to the page that shows it, under ``mkdocs serve``."""
    with _serving(cell.file.parents[2]) as address:
        page = f"{address}downloads/tables/{cell.file.name}"
        _wait_for(page, "")
        return median([_until_shown(cell, page) for _ in range(rounds + 1)][1:])


def _until_shown(cell: Cell, page: str) -> float:
    value = cell.change()
    start = time.perf_counter()
    _wait_for(page, value)
    return time.perf_counter() - start


@contextmanager
def _serving(project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", at]
        server = subprocess.Popen(
            command, cwd=project, env=environment({"TMPDIR": folder}), stderr=subprocess.DEVNULL
        )
        try:
            yield f"http://{at}/"
        finally:
            server.terminate()
            server.wait()


def _wait_for(page: str, words: str) -> None:
    """Return once a page is there and holds the words."""
    for _ in range(_PATIENCE * 100):
        try:
            with urlopen(page) as answer:  # noqa: S310 - of this machine
                if words in answer.read().decode():
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(0.01)
    sys.exit(f"{page} 没有出现")
