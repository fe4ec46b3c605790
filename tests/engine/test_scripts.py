"""The two commands for staff: they set up what they need, do their work, and explain what goes wrong."""

import ast
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import environment
from scripts.test import PACKAGES
from tests.engine.builders import ROOT
from tests.engine.stub_packages import Workshop, open_workshop

MAKING = "正在建立运行环境 .venv ……\n"
INSTALLING = "正在安装 requirements/{}.txt 列出的程序库（只在首次或清单更新后进行，约需一两分钟）……\n"


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A workshop whose environment is made, with nothing installed yet."""
    workshop = open_workshop(tmp_path_factory.mktemp("workshop"))
    nothing = workshop.run("build.py", PIP_FIND_LINKS=str(workshop.root / "requirements"))
    assert nothing.stderr.startswith(MAKING)
    return workshop


@pytest.fixture
def workshop(ready: Workshop) -> Workshop:
    """The same, as the last test left its environment, with fresh stubs and no calls recorded."""
    ready.restock()
    return ready


def test_build_passes_its_arguments_to_mkdocs_and_returns_its_exit_code(workshop: Workshop) -> None:
    assert workshop.run("build.py", "--strict").returncode == 0
    assert workshop.run("build.py", FAILING="mkdocs").returncode == 1
    assert workshop.calls == ["mkdocs 1 ['--strict'] 1", "mkdocs 1 [] 1"]


def test_folders_and_files_are_meant_as_seen_from_where_a_command_is_started(
    workshop: Workshop, tmp_path: Path
) -> None:
    there = f"import os; os.chdir({str(tmp_path)!r})"
    workshop.run("build.py", "-f", "mine/mkdocs.yml", "-d", "elsewhere", before=there)
    meant = [f"--config-file={tmp_path}/mine/mkdocs.yml", f"--site-dir={tmp_path}/elsewhere"]
    assert workshop.calls == [f"mkdocs 1 {meant} 1"]
    script = workshop.root / "scripts" / "where.py"
    script.write_text("import environment, os; environment.enter('site'); print(os.getcwd())", "utf-8")
    assert workshop.run("where.py", before=there).stdout == f"{tmp_path}\n"


def test_build_says_in_chinese_what_it_can_be_told() -> None:
    told = subprocess.run(
        [sys.executable, ROOT / "scripts" / "build.py", "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "网站的文件夹，默认 mkdocs.yml 旁的 site" in told.stdout


def test_another_host_is_installed_when_it_is_asked_for(workshop: Workshop) -> None:
    run = workshop.run("build.py", "--host", "properdocs", "--strict")
    assert run.stderr.endswith(INSTALLING.format("hosts"))
    assert workshop.calls == ["properdocs 1 ['--strict'] 1"]


def test_a_host_nobody_knows_is_refused_with_those_that_are(workshop: Workshop) -> None:
    refused = workshop.run("build.py", "--host", "hugo")
    assert (refused.returncode, workshop.calls) == (2, [])
    assert "zensical" in refused.stderr


def test_an_environment_that_is_ready_is_used_without_asking_the_index(workshop: Workshop) -> None:
    workshop.run("build.py")
    again = workshop.run("build.py", PIP_FIND_LINKS="/nowhere")
    assert (again.returncode, again.stderr) == (0, "")


def test_a_changed_lock_file_is_installed(workshop: Workshop) -> None:
    workshop.run("build.py")
    workshop.offer("site", "mkdocs", version="2")
    assert workshop.run("build.py").stderr == INSTALLING.format("site")
    assert [call[:8] for call in workshop.calls] == ["mkdocs 1", "mkdocs 2"]


def test_an_index_out_of_reach_is_said_in_one_line_and_tried_again_next_time(workshop: Workshop) -> None:
    workshop.offer("site", "mkdocs", version="3")
    refused = workshop.run(
        "build.py", PIP_NO_INDEX="0", PIP_INDEX_URL="http://127.0.0.1:9/", PIP_FIND_LINKS="", PIP_RETRIES="1"
    )
    assert refused.returncode == 1
    assert refused.stderr == INSTALLING.format("site") + (
        "没有装好程序库：连不上软件源，请检查网络、代理或 pip 的 index-url 设置后重试；详情见 .venv/install.log\n"
    )
    assert workshop.calls == []
    assert workshop.run("build.py").returncode == 0


def test_a_package_that_is_not_the_locked_one_is_refused(workshop: Workshop) -> None:
    workshop.offer("site", "mkdocs", version="4")
    lock = workshop.root / "requirements" / "site.txt"
    lock.write_text(f"mkdocs==4 --hash=sha256:{'0' * 64}", "utf-8")
    refused = workshop.run("build.py")
    assert refused.returncode == 1
    assert refused.stderr.endswith(
        "没有装好程序库：下载的程序库与清单的校验值不符，请换一个软件源（pip 的 index-url 设置）后重试；详情见 .venv/install.log\n"
    )


def test_a_lock_file_without_hashes_installs_nothing(workshop: Workshop) -> None:
    workshop.offer("site", "mkdocs", version="4")
    (workshop.root / "requirements" / "site.txt").write_text("mkdocs==4", "utf-8")
    refused = workshop.run("build.py")
    assert (refused.returncode, workshop.calls) == (1, [])
    assert refused.stderr.endswith("没有装好程序库：pip 报告了错误；详情见 .venv/install.log\n")


def test_an_environment_that_a_link_leads_to_is_entered_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".venv").symlink_to(sys.prefix)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "prepare", lambda *_: None)
    monkeypatch.setattr(environment, "run", lambda *_: pytest.fail("is started again and again"))
    environment.enter("site")


def test_half_an_environment_is_made_anew(workshop: Workshop) -> None:
    (workshop.root / ".venv" / "made-with").unlink()
    (workshop.root / ".venv" / "remains").touch()
    assert workshop.run("build.py").stderr == MAKING + INSTALLING.format("site")
    assert not (workshop.root / ".venv" / "remains").exists()


def test_a_program_of_the_environment_finds_the_engine_wherever_it_is_started(
    workshop: Workshop, tmp_path: Path
) -> None:
    (workshop.root / "macros.py").touch()
    workshop.run("build.py")
    python = workshop.root / ".venv" / "bin" / "python"
    subprocess.run([python, "-I", "-c", "import macros"], cwd=tmp_path, check=True)


def test_test_runs_every_check_even_after_one_failed_and_names_those_that_did(workshop: Workshop) -> None:
    workshop.run("test.py")
    (workshop.root / "record").unlink()
    run = workshop.run("test.py", FAILING="ruff mypy")
    assert sorted(call.split("] ")[0] + "]" for call in workshop.calls) == [
        "mypy 1 []",
        "pytest 1 ['-n', 'auto', '--dist', 'worksteal', 'tests/report', 'tests/engine']",
        "ruff 1 ['check', '.']",
        "ruff 1 ['format', '--check', '.']",
    ]
    assert (run.returncode, run.stderr) == (1, "未通过：代码格式、代码规则、类型\n")


def test_test_says_so_when_everything_passed(workshop: Workshop) -> None:
    workshop.run("test.py")
    run = workshop.run("test.py")
    assert (run.returncode, run.stderr) == (0, "全部通过：测试、代码格式、代码规则、类型\n")


@pytest.mark.parametrize(
    ("part", "checks"), [("report", "测试"), ("engine", "测试、代码格式、代码规则、类型")]
)
def test_one_part_can_be_tested_alone(workshop: Workshop, part: str, checks: str) -> None:
    workshop.run("test.py")
    run = workshop.run("test.py", part)
    assert (run.returncode, run.stderr) == (0, f"全部通过：{checks}\n")


@pytest.mark.parametrize(
    ("root", "exit_code", "expected"),
    [
        (True, 0, ["update", "install --yes --no-install-recommends chromium"]),
        (True, 1, ["update"]),
        (False, 0, []),
    ],
)
def test_without_a_browser_root_gets_chromium_and_fonts_and_a_refusal_stops_nothing(
    workshop: Workshop, tmp_path: Path, root: bool, exit_code: int, expected: list[str]
) -> None:
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$*" >> {tmp_path}/asked\nexit {exit_code}\n', "utf-8")
    apt.chmod(apt.stat().st_mode | stat.S_IXUSR)
    workshop.run("test.py")
    who = f"import os; os.geteuid = lambda: {0 if root else 1000}"
    run = workshop.run("test.py", before=who, PATH=str(tmp_path))
    asked = tmp_path / "asked"
    lines = asked.read_text("utf-8").splitlines() if asked.exists() else []
    assert [" ".join(word for word in line.split() if word not in PACKAGES) for line in lines] == expected
    assert run.returncode == 0
    assert ("没有全部装上，用到它们的测试将跳过" in run.stderr) == (exit_code == 1)


def test_a_browser_on_the_path_is_enough(workshop: Workshop, tmp_path: Path) -> None:
    for name in ("apt-get", "google-chrome"):
        shutil.copy("/bin/false", tmp_path / name)
    run = workshop.run("test.py", before="import os; os.geteuid = lambda: 0", PATH=str(tmp_path))
    assert "chromium" not in run.stderr


@pytest.mark.parametrize("script", ["build.py", "test.py"])
def test_an_older_python_is_told_in_one_line(workshop: Workshop, script: str) -> None:
    old = "sys.version_info = (3, 10, 4); sys.version = '3.10.4 (old)'"
    run = workshop.run(script, before=old)
    assert run.returncode == 1
    assert run.stderr == "需要 Python 3.11 或更新的版本，现在是 3.10.4，请安装新版 Python 后重试\n"


@pytest.mark.parametrize("script", ["build.py", "test.py", "environment.py"])
def test_an_older_python_can_read_the_commands(script: str) -> None:
    ast.parse((ROOT / "scripts" / script).read_text("utf-8"), feature_version=(3, 7))
