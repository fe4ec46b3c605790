"""A minimal valid report for tests to change one thing of, and copies of the fictional reports to break."""

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
from macros.assessment.unfitting import unfitting
from macros.reading.load import load
from macros.report import Report
from macros.values.errors import DataErrors

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "tests" / "reports" / "library"
SELF = LIBRARY.with_name("self")
TARGETS = LIBRARY.with_name("targets")
"""A self-evaluation: a table of scores without codes, criteria, survey, client, grade or problems."""
WATCH = LIBRARY.with_name("watch")
"""A report that gives no scores."""
GOLDEN = Path(__file__).parent / "golden"
Changes = Mapping[str, object]

Documents = dict[str, Any]
"""A folder of data: what each file holds by its name, a YAML file's content or a CSV file's text."""

_MINIMAL: Documents = yaml.safe_load((Path(__file__).parent / "minimal.yml").read_text("utf-8"))

REST = """{{ table("money") }}{{ survey("people") }}{{ problems() }}{{ recommendations() }}{{ verdict() }}
{{ checks() }}{{ calculations() }}{{ downloads() }}{{ whole("a.md", "b.md") }}"""
"""What the pages of the minimal report must show besides its indicators, which stand on ``a.md`` and ``b.md``."""


def documents(data: Path) -> Documents:
    """Return the files of a folder of data, every value the text that was typed."""
    sheets = {path.relative_to(data).as_posix(): path.read_text("utf-8") for path in data.rglob("*.csv")}
    return sheets | {
        path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in data.glob("*.yml")
    }


def make(found: Documents, changes: Changes) -> Documents:
    """Return the files with some places changed: ``{"indicators/weight": 99}``.

    Of a CSV file the whole text is replaced or, by a pair, what stands in it once.
    """
    changed = deepcopy(found)
    for path, value in changes.items():
        _change(changed, path, deepcopy(value))
    return changed


def write_documents(folder: Path, found: Documents) -> Path:
    """Write the files into ``folder`` and return the folder."""
    for name, content in found.items():
        file = folder / (name if name.endswith((".csv", ".txt")) else f"{name}.yml")
        file.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML that is quick to write
        text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, default=str)
        file.write_text(text, "utf-8")
    return folder


def write_report(folder: Path, changes: Changes | None = None) -> Path:
    """Write the minimal report, changed, into ``folder`` and return the folder."""
    return write_documents(folder, make(_MINIMAL, changes or {}))


def a_report(changes: Changes | None = None) -> Report:
    """Return the minimal report with some places changed: ``{"indicators/weight": 99}``."""
    with TemporaryDirectory() as folder:
        return load(write_report(Path(folder), changes))


def an_assessment(changes: Changes | None = None) -> Assessment:
    """Return what follows from the minimal report with some places changed; what cannot stand together is raised."""
    found = assess(a_report(changes))
    if wrong := unfitting(found.report, found.figures):
        raise DataErrors(wrong)
    return found


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


def copy_of_data(folder: Path) -> Path:
    """Copy the data of the fictional library into ``folder``, for a test to break, and return its place."""
    return Path(shutil.copytree(LIBRARY / "data", folder / "data"))


def replace_once(file: Path, old: str, new: str) -> int:
    """Replace the only ``old`` of a file and return the line it stood on."""
    text = file.read_text("utf-8")
    file.write_text(_once(text, old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def _change(content: Any, path: str, value: object) -> None:
    first, _, rest = path.partition("/")
    if path.endswith(".csv"):
        content[path] = _once(content.get(path, ""), *value) if isinstance(value, tuple) else value
    elif rest:
        _change(content[_key(content, first)], rest, value)
    elif isinstance(content, list) and int(path) == len(content):
        content.append(value)
    else:
        content[_key(content, path)] = value


def _once(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{text.count(old)} × {old}"
    return text.replace(old, new)


def _key(content: Any, step: str) -> str | int:
    return int(step) if isinstance(content, list) else step
