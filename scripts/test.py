"""Prove the project: ``python3 scripts/test.py`` checks format, style and types and runs every test."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHECKS = {
    "代码格式": ("ruff", "format", "--check", "."),
    "代码规则": ("ruff", "check", "."),
    "类型": ("mypy",),
    "测试": ("pytest",),
}


def main() -> int:
    """Return 0 if all checks passed, 1 if any failed; each is run whatever the others say."""
    environment.prepare("site", "documents", "test")
    provide_browser()
    failed = [name for name, command in CHECKS.items() if environment.run("-m", *command)]
    environment.say(f"未通过：{'、'.join(failed)}" if failed else f"全部通过：{'、'.join(CHECKS)}")
    return 1 if failed else 0


def provide_browser() -> None:
    """Install Debian's Chromium and Chinese fonts, where there is no browser and we may."""
    if any(map(shutil.which, BROWSERS)) or not _may_install():
        return
    environment.say("正在安装浏览器测试所需的 Chromium 和中文字体……")
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-noto-cjk"]
    if not all(map(_apt, (["apt-get", "update"], install))):
        environment.say("没有装上 Chromium，浏览器测试将跳过")


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _apt(command: list[str]) -> bool:
    settings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=settings, stdout=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
