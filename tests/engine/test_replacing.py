"""The published folder: one whole site at every moment, one build at a time, and never a folder of someone else's."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.site.replacing import MANIFEST, Place
from tests.engine.builders import ROOT, mistakes

PAGE = "index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that is published."""
    folder = tmp_path / "site"
    write(folder, "旧")
    return folder


def write(folder: Path, words: str, *others: str) -> None:
    for name in (PAGE, MANIFEST, *others):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")


def page(folder: Path) -> str:
    return (folder / PAGE).read_text("utf-8")


def publish(folder: Path, words: str, *others: str) -> None:
    place = Place(folder)
    write(place.staging, words, *others)
    place.publish()


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.parent.iterdir() if "lock" not in path.name and path != folder)


def test_a_first_site_is_published(tmp_path: Path) -> None:
    publish(tmp_path / "new" / "site", "新")
    assert page(tmp_path / "new" / "site") == "新"
    assert left_over(tmp_path / "new" / "site") == []


def test_a_new_site_takes_the_place_of_the_old_and_leaves_nothing_of_it(site: Path) -> None:
    (site / "gone.html").touch()
    publish(site, "新")
    assert sorted(path.name for path in site.iterdir()) == ["downloads", PAGE]
    assert (page(site), left_over(site)) == ("新", [])


def test_a_released_folder_is_as_it_was(site: Path) -> None:
    place = Place(site)
    write(place.staging, "半")
    place.release()
    assert (page(site), left_over(site)) == ("旧", [])
    publish(site, "新")
    assert page(site) == "新"


def test_a_second_build_is_told_who_holds_the_folder(site: Path) -> None:
    place = Place(site)
    (line,) = mistakes(Place, site)
    assert line.startswith(f"另一个构建正在进行（进程 {os.getpid()}，")
    assert line.endswith("），请等它结束后再试")
    place.release()


def test_the_folder_is_free_again_when_its_holder_was_killed(site: Path) -> None:
    code = f"import os, pathlib, macros.site.replacing as r; p = r.Place(pathlib.Path({str(site)!r})); p.staging.mkdir(); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 9
    publish(site, "新")
    assert (page(site), left_over(site)) == ("新", [])


@pytest.mark.parametrize("old_is", ["there", "set aside"])
def test_a_whole_site_that_was_killed_on_its_way_arrives_at_the_next_start(site: Path, old_is: str) -> None:
    ready = site.with_name(".site-ready")
    write(ready, "新", ".complete")
    if old_is == "set aside":
        site.rename(site.with_name(".site-retired"))
    Place(site).release()
    assert (page(site), left_over(site)) == ("新", [])
    assert not (site / ".complete").exists()


def test_the_old_site_does_not_come_back_when_killed_after_the_switch(site: Path) -> None:
    write(site, "新", ".complete")
    write(site.with_name(".site-ready"), "旧")
    Place(site).release()
    assert (page(site), left_over(site)) == ("新", [])


def test_where_folders_cannot_change_places_the_old_is_set_aside_first(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moves: list[tuple[str, str]] = []
    move = Path.replace

    def told(path: Path, target: Path) -> Path:
        moves.append((path.name, page(path)))
        return move(path, target)

    monkeypatch.setattr(Place, "_exchange", refuse)
    monkeypatch.setattr(Path, "replace", told)
    publish(site, "新")
    assert moves == [(".site-building", "新"), ("site", "旧"), (".site-ready", "新")]
    assert (page(site), left_over(site)) == ("新", [])


def test_a_mounted_folder_is_filled_file_by_file(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Place, "_exchange", refuse)
    monkeypatch.setattr(Place, "_rename", refuse)
    (site / "gone.html").touch()
    inode = site.stat().st_ino
    publish(site, "新", "a/b.html")
    assert (page(site), page(site / "a" / ".."), site.stat().st_ino) == ("新", "新", inode)
    assert sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()) == [
        "a/b.html",
        MANIFEST,
        PAGE,
    ]
    assert left_over(site) == []


def test_a_mounted_folder_without_room_for_a_new_site_keeps_the_old(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []

    def full(source: Path, target: Path) -> None:
        if copied:
            raise OSError(errno.ENOSPC, "", str(target))
        copied.append(target.name)
        target.touch()

    for way in ("_exchange", "_rename"):
        monkeypatch.setattr(Place, way, refuse)
    monkeypatch.setattr(shutil, "copyfile", full)
    place = Place(site)
    write(place.staging, "新", "a.txt")
    (line,) = mistakes(place.publish)
    assert line == f"{site}：不能写入，网站未更新，请检查磁盘空间和权限"
    assert sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()) == [MANIFEST, PAGE]
    assert (len(copied), page(site)) == (1, "旧")


def test_a_link_is_followed(site: Path) -> None:
    link = site.with_name("public")
    link.symlink_to(site, target_is_directory=True)
    publish(link, "新")
    assert (link.is_symlink(), page(site)) == (True, "新")


def test_a_read_only_site_is_replaced(site: Path) -> None:
    (site / PAGE).chmod(0o444)
    site.chmod(0o555)
    publish(site, "新")
    assert (page(site), left_over(site)) == ("新", [])


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("data", "这里放着报告的数据或页面，不能用来放网站，请换一个文件夹"),
        (".", "这里放着报告的数据或页面，不能用来放网站，请换一个文件夹"),
        ("data/site", "这里放着报告的数据或页面，不能用来放网站，请换一个文件夹"),
        ("photos", "里面有别的东西，不是本程序建成的网站，请换一个空文件夹"),
        ("note.txt", "不是文件夹，不能用来放网站，请换一个文件夹"),
    ],
)
def test_no_other_folder_becomes_a_site(tmp_path: Path, where: str, words: str) -> None:
    for folder in ("data", "photos"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").touch()
    (tmp_path / "note.txt").touch()
    place = tmp_path / where
    assert mistakes(Place, place, [tmp_path / "data"]) == [f"{place.resolve()}：{words}"]
    assert (tmp_path / "data" / "a.txt").exists()


def test_an_empty_folder_may_become_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", "新")
    assert page(tmp_path / "site") == "新"


def refuse(_self: Place) -> None:
    raise OSError
