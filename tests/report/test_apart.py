"""The report builds wherever its settings, its data and its pages lie, the engine being installed."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.report.published import PROJECT


def test_a_folder_with_nothing_but_settings_data_and_pages_builds(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    for name in ("data", "docs"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "site" / "index.html").is_file()
