"""A minimal valid report for tests to change one thing of, and broken copies of the real one."""

import json
import shutil
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from macros.assessment.assess import Assessment, assess
from macros.reading.load import load
from macros.report import Report
from macros.values.errors import DataErrors

ROOT = Path(__file__).parents[2]
REAL = ROOT / "data"
GOLDEN = Path(__file__).parent / "golden"
Changes = Mapping[str, object]

_DOCUMENTS = yaml.safe_load((Path(__file__).parent / "minimal.yml").read_text("utf-8"))


def write_report(folder: Path, changes: Changes | None = None) -> Path:
    """Write the minimal report, changed, into ``folder`` and return the folder."""
    documents = deepcopy(_DOCUMENTS)
    for path, value in (changes or {}).items():
        _change(documents, path, value)
    for name, content in documents.items():
        file = folder / (name if name.endswith(".csv") else f"{name}.yml")
        file.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML that is quick to write
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, default=str)
        file.write_text(text, "utf-8")
    return folder


def a_report(changes: Changes | None = None) -> Report:
    """Return the minimal report with some places changed: ``{"indicators/weight": 99}``."""
    with TemporaryDirectory() as folder:
        return load(write_report(Path(folder), changes))


def an_assessment(changes: Changes | None = None) -> Assessment:
    """Return what follows from the minimal report with some places changed."""
    return assess(a_report(changes))


def mistakes(action: Callable[..., object], *arguments: object) -> list[str]:
    """Return the lines of the DataErrors that ``action`` raises."""
    with pytest.raises(DataErrors) as caught:
        action(*arguments)
    return list(caught.value.messages)


def refusal(action: Callable[..., object], *arguments: object) -> str:
    """Return the words in which ``action`` refuses what it was given."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the words are what tests compare
        action(*arguments)
    return str(caught.value)


def copy_of_real(folder: Path) -> Path:
    """Copy the real data into ``folder``, for a test to break, and return its place."""
    return Path(shutil.copytree(REAL, folder / "data"))


def replace_once(file: Path, old: str, new: str) -> int:
    """Replace the only ``old`` of a file and return the line it stood on."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{file.name}: {text.count(old)} × {old}"
    file.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def _change(content: Any, path: str, value: object) -> None:
    first, _, rest = path.partition("/")
    if path.endswith(".csv") or not rest:
        content[_key(content, path)] = value
    else:
        _change(content[_key(content, first)], rest, value)


def _key(content: Any, step: str) -> str | int:
    return int(step) if isinstance(content, list) else step
