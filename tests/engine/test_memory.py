"""What earlier builds worked out is found again, and changes nothing: with it or without it, the same bytes."""

import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from functools import partial
from itertools import cycle
from pathlib import Path
from posixpath import dirname, join, normpath
from random import Random
from typing import TypeVar

import pytest
from jinja2 import DictLoader, Environment

from macros import memory
from macros.memory import Memory
from macros.publication import prepare
from macros.publication.finishing import finish
from macros.rendering import rendered
from macros.site.page import link, write_pages
from macros.site.replacing import Place
from macros.values.errors import DataErrors
from tests.engine.builders import LIBRARY, ROOT, make, replace_once, write_documents
from tests.engine.changing import (
    CELL,
    COINS,
    COUNTS,
    FIGURE,
    JUDGED,
    MET,
    OPEN_NIGHTS,
    Change,
    unissued,
)
from tests.engine.site_building import build, content_of
from tests.engine.test_issued_build import ISSUED

EDITS: tuple[Change, ...] = (
    CELL, MET, COUNTS, FIGURE, JUDGED, OPEN_NIGHTS, COINS,
    ("report/region", "云上县太阳湖镇"),
    ("charts/charts/spending/title", "三笔钱"),
    ("checks/checks", [{"id": "again", "title": "总得分", "formula": "total.score <= total.weight"}]),
    ("readings/readings/0/title", "从敲门算起，还是从醒来算起"),
    ("glossary/terms/0/explanation", "夜里自己会唱歌的书。"),
    ("findings/practices/1/text", "每晚两回，从不间断。"),
    ("errata/errata/1/explanation", "零除以零，什么也不是。"),
    ("tables/tables/shelves/footnote", "有声书夜里自己会唱歌。"),
    ("surveys/surveys/readers/audience", "会飞的读者"),
    ("tables/candles.csv", ("蜂蜡烛", "香蜡烛")),
    ("tables/shelves.csv", ("寓言", "预言")),
    ("tables/wishes.csv", ("书也做梦", "书不做梦")),
    ("surveys/owls.csv", ("q1,3,0,0", "q1,2,1,0")),
    ("surveys/cats.csv", ("q1,6,2,1,0,0", "q1,5,3,1,0,0")),
)  # fmt: skip
"""Lawful in any company; together they change every file of the data."""
QUOTED = {
    f"readings/readings/{number}/{side}/quote": "蜡烛用来照明"
    for number in range(3)
    for side in ("here", "there")
}
"""Readings quote the issued text, which is short here."""
ROUNDS = 4
_SOURCE = re.compile(r'href="([^":]*\.md[^"]*)"')
T = TypeVar("T")
TEMPLATE = "glossary.html", '<dl class="receipts">', '<dl class="receipts new">'


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


@pytest.mark.parametrize("file", ["writer.py", "table.html"])
def test_what_another_engine_made_is_made_again(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, file: str
) -> None:
    for holds, made, known in (
        ("1", b"first", b"first"),
        ("1", b"second", b"first"),
        ("2", b"third", b"third"),
    ):
        engine = tmp_path_factory.mktemp("engine")
        (engine / file).write_text(holds)
        monkeypatch.setattr(memory, "_ENGINE", engine)
        assert recalled("表", made) == known
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


@pytest.mark.parametrize(("days", "forgotten"), [(30.1, True), (29.9, False)])
def test_what_is_a_month_old_is_forgotten_when_something_is_kept_beside_it(
    temporary: Path, days: float, forgotten: bool
) -> None:
    remembering = Memory()
    remembering.recall("old", lambda: b"1")
    (old,) = kept(temporary)
    os.utime(old, times=(old.stat().st_mtime - days * 24 * 3600,) * 2)
    for beside in range(2000):
        remembering.recall(beside, lambda: b"2")
    assert old.exists() != forgotten
    assert len(kept(temporary)) == 2001 - forgotten


def test_a_template_is_compiled_anew_for_other_options(temporary: Path) -> None:
    text = {"a": "{{ '<' }}"}
    for escapes, shown in ((False, "<"), (True, "&lt;"), (False, "<")):
        jinja = Environment(loader=DictLoader(text), bytecode_cache=Memory(), autoescape=escapes)
        assert jinja.get_template("a").render() == shown
    assert len(kept(temporary)) == 2


def test_after_any_edits_what_is_remembered_of_all_before_gives_the_bytes_that_nothing_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lot, used, sites = Random(1), new(tmp_path / "used"), []
    shutil.copytree(LIBRARY / "docs", tmp_path / "docs")
    edits, pages = dealt(lot, EDITS), dealt(lot, sorted((tmp_path / "docs").rglob("*.md")))
    for edited, written, issued in zip(
        edits, pages, cycle([ISSUED, ISSUED.removesuffix("好习惯\n")]), strict=False
    ):
        write_documents(tmp_path / "data", make(unissued(), QUOTED | dict(edited)))
        (tmp_path / "data" / "issued.txt").write_text(issued, "utf-8")
        for page in written:
            words = lot.choice(["\n云。\n", '\n{{ fig("total.score") }}\n', "\n## 雨\n"])
            page.write_text(page.read_text("utf-8") + words, "utf-8")
        monkeypatch.setattr(tempfile, "tempdir", str(used))
        sites.append(published(tmp_path))
        monkeypatch.setattr(tempfile, "tempdir", str(new(tmp_path / f"unused-{len(sites)}")))
        assert published(tmp_path) == sites[-1]
    assert len({tuple(site.items()) for site in sites}) == len(sites) == ROUNDS
    assert sum("refused" not in site for site in sites) > ROUNDS / 2


def dealt(lot: Random, things: Sequence[T]) -> list[list[T]]:
    """Return a hand for each round, dealt by lot until nothing is left."""
    shuffled = lot.sample(things, len(things))
    return [shuffled[number::ROUNDS] for number in range(ROUNDS)]


def published(project: Path) -> dict[str, bytes]:
    """Return the files of a site without a theme, or why there is none: all but the host is as in a build."""
    publication = prepare(project / "data", project / "docs")
    place = Place(project / "site")
    place.staging.mkdir()
    for path, page in rendered(publication.pages, publication.macros):
        html = _SOURCE.sub(partial(_led, path), page.html)
        (place.staging / page.file).parent.mkdir(parents=True, exist_ok=True)
        write_pages(place.staging, [page.with_html(html)])
    try:
        finish(publication, place, directories=True, base_url="")
    except DataErrors as errors:
        place.release()
        return {"refused": str(errors).encode()}
    return content_of(project / "site")


def _led(page: str, found: re.Match[str]) -> str:
    return f'href="{link(normpath(join(dirname(page), found[1])), page, directories=True)}"'


def test_a_build_of_the_host_that_remembers_gives_the_bytes_of_one_that_does_not(tmp_path: Path) -> None:
    project, used = a_project(tmp_path / "project"), new(tmp_path / "used")
    site = built(project, used, tmp_path / "site")
    remembered = kept(used)
    assert built(project, used, tmp_path / "site") == site
    assert kept(used) == remembered
    template, before, after = TEMPLATE
    replace_once(project / "macros" / "html" / "templates" / template, before, after)
    write_documents(project / "data", make(unissued(), dict([CELL])))
    changed = built(project, used, tmp_path / "site")
    assert changed == built(project, new(tmp_path / "unused"), tmp_path / "site")
    assert changed != site


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
