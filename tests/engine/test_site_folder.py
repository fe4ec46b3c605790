"""Real builds where the folder of the site, or the disk, is not as it should be: one line, and the previous site whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.builders import ROOT, SELF, replace_once
from tests.engine.site_building import build, built, content_of, copy_of

resource = pytest.importorskip("resource", reason="only Unix can limit what a process writes")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the smallest report, which has changed since its site was built."""
    folder = copy_of(SELF, tmp_path_factory.mktemp("report"))
    shutil.copytree(built(SELF), folder / "site")
    replace_once(folder / "docs" / "index.md", "风铃响了", "风筝飞了")
    return folder


def beside(site: Path) -> list[str]:
    """Return what a build left beside the site, its lock aside."""
    return [
        path.name for path in site.parent.iterdir() if path.name.startswith(".") and "lock" not in path.name
    ]


@pytest.mark.parametrize("largest", [1_000, 100_000])
def test_what_does_not_fit_on_the_disk_leaves_the_previous_site_whole(project: Path, largest: int) -> None:
    before = content_of(project / "site")
    program = f"import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, ({largest}, {largest})); runpy.run_module('macros.hosts', run_name='__main__')"
    run = subprocess.run(
        [sys.executable, "-c", program, "mkdocs"],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    (line,) = (run.stdout + run.stderr).splitlines()
    assert line.startswith(f"网站未更新：{project}/.site-building/")
    assert line.endswith("：文件超出了允许的大小，请检查磁盘配额后重试")
    assert content_of(project / "site") == before
    assert beside(project / "site") == []


def test_a_folder_of_someone_else_is_told_in_one_line_and_left_as_it_is(project: Path) -> None:
    photos = project / "photos"
    photos.mkdir()
    (photos / "a.jpg").write_bytes(b"a")
    result = build(project, photos)
    assert result.code == 1
    assert result.messages == [f"{photos}：里面有别的东西，不是本程序建成的网站，请换一个空文件夹"]
    assert content_of(photos) == {"a.jpg": b"a"}


def test_a_linked_site_elsewhere_whose_files_are_read_only_is_replaced(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(project / "site", elsewhere)
    for path in elsewhere.rglob("*"):
        path.chmod(0o555)
    (tmp_path / "public").symlink_to(elsewhere, target_is_directory=True)
    result = build(project, tmp_path / "public")
    assert result.code == 0, result.output
    assert (tmp_path / "public").is_symlink()
    assert "风筝飞了" in (elsewhere / "index.html").read_text("utf-8")
    assert beside(elsewhere) == []
