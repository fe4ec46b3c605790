"""What earlier builds worked out is found again, and changes nothing: with it or without it, the same bytes."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from macros import memory
from macros.memory import Memory
from tests.engine.builders import LIBRARY, ROOT, make, replace_once, write_documents
from tests.engine.changing import CELL, unissued
from tests.engine.site_building import build, content_of

CHANGES = {
    "a text": ("docs/glossary.md", "# 名词", "# 词语"),
    "a template": (
        "macros/html/templates/glossary.html",
        '<dl class="receipts">',
        '<dl class="receipts new">',
    ),
    "the engine": ("macros/exports/xlsx_writer.py", "宋体", "黑体"),
}


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, in which nothing has been remembered yet."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def kept(temporary: Path) -> list[Path]:
    return [path for path in temporary.rglob("*") if path.is_file()]


def recalled(made_of: object, bytes_: bytes) -> bytes:
    return Memory().recall(made_of, lambda: bytes_)


def test_what_was_made_once_is_not_made_again_of_the_same(temporary: Path) -> None:
    assert recalled(("表", 1), b"first") == b"first"
    assert recalled(("表", 1), b"second") == b"first"
    assert recalled(("表", 2), b"third") == b"third"
    assert len(kept(temporary)) == 2


def test_what_another_engine_made_is_made_again(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    engine = tmp_path_factory.mktemp("engine")
    (engine / "writer.py").write_text("1")
    monkeypatch.setattr(memory, "_ENGINE", engine)
    recalled("表", b"old")
    (engine / "writer.py").write_text("2")
    assert recalled("表", b"new") == b"new"
    assert len(kept(temporary)) == 2


@pytest.mark.parametrize("damaged", [b"", b"first", bytes(40)], ids=["emptied", "cut", "zeroed"])
def test_what_was_damaged_is_made_again_and_kept(temporary: Path, damaged: bytes) -> None:
    recalled("表", b"first")
    kept(temporary)[0].write_bytes(damaged)
    assert recalled("表", b"second") == b"second"
    assert recalled("表", b"third") == b"second"


def test_the_folder_may_be_deleted_during_a_build(temporary: Path) -> None:
    remembering = Memory()
    remembering.recall("表", lambda: b"first")
    for folder in temporary.iterdir():
        shutil.rmtree(folder)
    assert remembering.recall("表", lambda: b"second") == b"second"


def test_where_nothing_can_be_written_everything_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    assert [recalled("表", made) for made in (b"first", b"second")] == [b"first", b"second"]


def test_nobody_else_may_look_into_the_folder_or_write_there(temporary: Path) -> None:
    recalled("表", b"first")
    assert [oct(path.stat().st_mode & 0o777) for path in temporary.iterdir()] == [oct(0o700)]


def test_what_is_a_month_old_is_forgotten(temporary: Path) -> None:
    recalled("old", b"1")
    (old,) = kept(temporary)
    recalled("young", b"2")
    for path, days in zip(sorted(kept(temporary), key=lambda path: path != old), (30.1, 29.9), strict=True):
        os.utime(path, times=(path.stat().st_mtime - days * 24 * 3600,) * 2)
    assert [recalled(name, b"new") for name in ("old", "young")] == [b"new", b"2"]


def test_a_template_is_compiled_anew_for_other_options(temporary: Path) -> None:
    text = {"a": "{{ '<' }}"}
    for escapes, shown in ((False, "<"), (True, "&lt;"), (False, "<")):
        jinja = Environment(loader=DictLoader(text), bytecode_cache=Memory(), autoescape=escapes)
        assert jinja.get_template("a").render() == shown
    assert len(kept(temporary)) == 2


def test_a_build_that_remembers_gives_the_bytes_of_one_that_does_not_after_every_kind_of_change(
    tmp_path: Path,
) -> None:
    project, used = a_project(tmp_path / "project"), new(tmp_path / "used")
    sites = [built(project, used, tmp_path / "first")]
    remembered = kept(used)
    assert built(project, used, tmp_path / "first") == sites[0]
    assert kept(used) == remembered
    write_documents(project / "data", make(unissued(), dict([CELL])))
    sites.append(alike(project, used, tmp_path / "cell"))
    for change, (path, before, after) in CHANGES.items():
        replace_once(project / path, before, after)
        sites.append(alike(project, used, tmp_path / change))
    assert all(site not in sites[:number] for number, site in enumerate(sites))


def a_project(folder: Path) -> Path:
    """Return a project of the unissued library that has an engine of its own."""
    left = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "macros", folder / "macros", ignore=left)
    shutil.copytree(LIBRARY / "docs", folder / "docs")
    write_documents(folder / "data", unissued())
    settings = "site_name: 图书馆\ntheme: material\nplugins: [macros: {module_name: macros}]"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def built(project: Path, temporary: Path, site: Path) -> dict[str, bytes]:
    run = build(project, site, TMPDIR=str(temporary))
    assert run.code == 0, run.output
    return content_of(site)


def alike(project: Path, used: Path, site: Path) -> dict[str, bytes]:
    """Return the site built with what earlier builds left, after showing that it is the one built without."""
    remembered = built(project, used, site)
    assert built(project, new(site.with_name(f"{site.name}-unused")), site) == remembered
    return remembered
