"""MkDocs as the host: nothing outlives a build."""

import gc
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from macros import unsearched
from macros.hosts import mkdocs as host
from tests.engine.builders import LIBRARY, replace_once
from tests.engine.site_building import copy_of

TWICE = """
import os, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
before = dict(os.environ)
for project, site in zip(sys.argv[1::2], sys.argv[2::2]):
    build(load_config(project + "/mkdocs.yml", site_dir=site, site_url="https://example.org/"))
assert dict(os.environ) == before
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of the second report that may be changed."""
    (tmp_path / "project").mkdir()
    return project_of(LIBRARY, tmp_path / "project")


def project_of(report: Path, folder: Path) -> Path:
    copy_of(report, folder)
    (folder / "mkdocs.yml").write_text(
        "site_name: 第二份\ntheme: material\nplugins: [search, macros: {module_name: macros}]", "utf-8"
    )
    return folder


def test_two_builds_in_one_process_each_bear_the_date_of_their_report(project: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = project_of(LIBRARY, tmp_path / "other")
    replace_once(other / "data" / "report.yml", "2032-04-01", "2032-05-01")
    sites = [tmp_path / "first", tmp_path / "second"]
    arguments = [str(path) for pair in zip([project, other], sites, strict=True) for path in pair]
    settings = os.environ | {"NO_MKDOCS_2_WARNING": "true"}  # the theme sets it if nobody has
    command = [sys.executable, "-c", TWICE, *arguments]
    subprocess.run(command, cwd=project, env=settings, check=True, capture_output=True)
    assert [dates(site) for site in sites] == [{"2032-04-01"}, {"2032-05-01"}]


def dates(site: Path) -> set[str]:
    return set(re.findall("<lastmod>(.*?)</lastmod>", (site / "sitemap.xml").read_text("utf-8")))


@pytest.fixture
def warned() -> Iterator[None]:
    """A build of MkDocs' in which something was warned of."""
    counter, logger = CountHandler(), logging.getLogger("mkdocs")
    logger.addHandler(counter)
    logging.getLogger("mkdocs.plugins").warning("甲")
    yield
    logger.removeHandler(counter)


@pytest.mark.usefixtures("warned")
def test_a_strict_build_with_a_warning_does_not_take_the_site_s_place() -> None:
    with pytest.raises(PluginError, match="构建中有警告（见上）"):
        a_build().on_post_build(SimpleNamespace(strict=True))


@pytest.mark.usefixtures("warned")
def test_a_build_that_is_not_strict_may_warn(monkeypatch: pytest.MonkeyPatch) -> None:
    finished: list[str] = []
    monkeypatch.setattr(host, "finish", lambda *_, base_url, **__: finished.append(base_url))
    monkeypatch.setattr(host, "closing", lambda *_: [])
    a_build().on_post_build(SimpleNamespace(strict=False, use_directory_urls=True, site_url="/甲/"))
    assert finished == ["/甲/"]


def test_a_call_that_fails_ends_the_build_and_gives_the_folder_back() -> None:
    released: list[str] = []
    place: Any = SimpleNamespace(release=lambda: released.append("甲"))
    with pytest.raises(SystemExit, match="程序自身出了错（ZeroDivisionError）"):
        host._guarded(lambda: str(1 // 0), place)()
    assert released == ["甲"]


def a_build() -> Any:
    """Return what is done around a build whose publication nobody asks for anything."""
    nothing: Any = None
    return host._Build(nothing, nothing, nothing, 0)


def test_garbage_is_collected_again_after_a_refusal_and_what_the_second_build_leaves_is_searched() -> None:
    with suppress(ValueError), unsearched():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()
    kept = gc.get_freeze_count()
    with unsearched():
        pass
    assert 0 < gc.get_freeze_count() <= kept
    gc.unfreeze()
