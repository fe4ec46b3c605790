"""What is made once for all processes of a test run, in a folder of that run."""

from collections.abc import Callable
from pathlib import Path

from filelock import FileLock


class Run:
    """A run of tests: ``tests/conftest.py`` says which folder all its processes share."""

    folder: Path


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """Return what ``make`` makes at a path of this name, made by the first process that asks for it."""
    path = Run.folder / name
    with FileLock(path.with_name(f"{name}.lock")):
        if not path.exists():
            make(path)
    return path
