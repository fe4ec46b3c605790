"""Installed as a library, the engine builds a folder elsewhere that holds a report and nothing else."""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from scripts.build import HOSTS
from tests.engine.builders import ROOT, SELF
from tests.engine.site_building import content_of

CONFIG = """
site_name: 别处的报告
theme: material
plugins:
  - macros: {modules: [macros]}
"""
LAY_OUT = "from setuptools import setup; setup()"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python of its own in which the engine is installed, with the libraries of this one."""
    pytest.importorskip("setuptools", reason="本机的 Python 没有 setuptools，未试安装")
    folder = tmp_path_factory.mktemp("installed")
    venv.EnvBuilder(symlinks=True).create(folder / "venv")
    packages = next(folder.rglob("site-packages"))
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    source = folder / "source"
    shutil.copytree(ROOT / "macros", source / "macros")
    shutil.copytree(ROOT / "requirements", source / "requirements")
    shutil.copy(ROOT / "pyproject.toml", source)
    command = [sys.executable, "-c", LAY_OUT, "-q", "build", "--build-lib", str(packages)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    shutil.rmtree(source)
    return folder / "venv" / "bin" / "python"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with a report's data and pages and three settings."""
    for name in ("data", "docs"):
        shutil.copytree(SELF / name, tmp_path / name)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return tmp_path


@pytest.mark.parametrize("host", HOSTS)
def test_a_folder_with_data_and_pages_alone_is_built(python: Path, elsewhere: Path, host: str) -> None:
    run = subprocess.run(
        [python, "-m", *HOSTS[host]], cwd=elsewhere, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    site = content_of(elsewhere / "site")
    assert "</article>" in site["index.html"].decode()
    assert {"assets/report.css", "assets/receipts.js", "downloads/report.json", "downloads/verify.py"} <= set(
        site
    )
    assert str(ROOT).encode() not in b"".join(site.values())


def test_every_file_of_the_engine_is_installed(python: Path) -> None:
    installed = next(python.parents[1].rglob("site-packages")) / "macros"
    files = {path.relative_to(ROOT / "macros") for path in (ROOT / "macros").rglob("*") if path.is_file()}
    assert {
        file for file in files if "__pycache__" not in file.parts and not (installed / file).is_file()
    } == set()
