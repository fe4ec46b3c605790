"""Copies of the library's downloads, tampered with, and what the published verify.py says of them."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.engine.export_reading import downloads

Tampering = Callable[[Any], None]
_DIFFERS = "不一致　"


def verified(folder: Path, *arguments: str) -> tuple[int, list[str]]:
    """Run the program of a folder, alone, and return its exit code and its lines."""
    command = [sys.executable, "-B", "-E", "-s", str(folder / "verify.py"), *arguments]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.stderr == ""
    return run.returncode, run.stdout.splitlines()


def copied(folder: Path) -> Path:
    """Return a copy of the library's downloads."""
    return Path(shutil.copytree(downloads("library"), folder / "copy"))


def disagreements(folder: Path) -> list[str]:
    """Return what the program disagrees with; its exit code and its last line must say the same."""
    code, lines = verified(folder)
    found = [line.removeprefix(_DIFFERS) for line in lines if line.startswith(_DIFFERS)]
    assert (code, lines[-1]) == ((1, f"有 {len(found)} 处不一致。") if found else (0, "全部一致。"))
    return found


def tampered(folder: Path, tampering: Tampering) -> list[str]:
    """Return the disagreements with a copy whose report.json was tampered with."""
    copy = copied(folder)
    content = json.loads((copy / "report.json").read_text("utf-8"))
    tampering(content)
    (copy / "report.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return disagreements(copy)


def retyped(folder: Path, table: str, old: str, new: str, *, hidden: bool) -> list[str]:
    """Return the disagreements with a copy one of whose tables was retyped; ``hidden`` renews its check sum."""
    copy = copied(folder)
    file, package = copy / "tables" / f"{table}.csv", copy / "datapackage.json"
    data = file.read_bytes()
    assert data.count(old.encode()) == 1
    changed = data.replace(old.encode(), new.encode())
    file.write_bytes(changed)
    if hidden:
        text = package.read_text("utf-8").replace(sha256(data).hexdigest(), sha256(changed).hexdigest())
        package.write_text(text, "utf-8")
    return disagreements(copy)


def entry(items: Any, id_: str) -> Any:
    """Return the record with this id."""
    return next(item for item in items if item["id"] == id_)


def rule(content: Any, id_: str) -> Any:
    """Return an indicator's rule."""
    return entry(content["framework"]["indicators"], id_)["rule"]


def change(part: str, id_: str, **values: Any) -> Tampering:
    """Return a tampering that overwrites values of one record: ``figures``, ``framework/indicators``."""

    def tampering(content: Any) -> None:
        for step in part.split("/"):
            content = content[step]
        entry(content, id_).update(values)

    return tampering


def remove(part: str, id_: str) -> Tampering:
    """Return a tampering that takes one record away."""
    return lambda content: content[part].remove(entry(content[part], id_))
