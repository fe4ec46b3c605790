"""Prove the project: ``python3 scripts/test.py`` checks format, style and types and runs every test.

``scripts/test.py report`` proves the report alone, which is enough after a change of ``data/`` or ``docs/``;
``scripts/test.py engine`` proves all but the report.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PACKAGES = ("fonts-noto-cjk", "libpango-1.0-0", "libpangoft2-1.0-0")
"""Chinese fonts, and what lays out the PDF."""
CODE = {"代码格式": ("ruff", "format", "--check", "."), "代码规则": ("ruff", "check", "."), "类型": ("mypy",)}
"""What is said of the code beside the tests, which take longer."""
PARTS = {"report": "tests/report", "engine": "tests/engine"}
"""The report first: what is left at the end is shared out, and its tests that share a document would read it twice."""
TESTS = ("pytest", "-n", "auto", "--dist", "worksteal")
"""Neighbours stay together, for they use what one of them built; whoever has nothing left takes from the others."""


def main(part: str | None) -> int:
    """Return 0 if all checks, or those of one part, passed, 1 if any failed; each is run whatever the others say."""
    environment.prepare("site", "documents", "hosts", "importing", "test")
    provide_system()
    beside = {} if part == "report" else CODE
    started = {name: environment.start("-m", *command) for name, command in beside.items()}
    codes = {"测试": environment.run("-m", *TESTS, *([PARTS[part]] if part else PARTS.values()))}
    codes |= {name: program.wait() for name, program in started.items()}
    failed = [name for name, code in codes.items() if code]
    environment.say(f"未通过：{'、'.join(failed)}" if failed else f"全部通过：{'、'.join(codes)}")
    return 1 if failed else 0


def provide_system() -> None:
    """Install what browser tests and documents need of Debian, where it is missing and we may."""
    if not _may_install():
        return
    missing = [] if any(map(shutil.which, BROWSERS)) else ["chromium"]
    missing += [package for package in PACKAGES if not _installed(package)]
    if not missing:
        return
    environment.say(f"正在安装测试所需的系统软件：{'、'.join(missing)}……")
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if not all(map(_apt, (["apt-get", "update"], install))):
        environment.say("没有全部装上，用到它们的测试将跳过")


def _may_install() -> bool:
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _installed(package: str) -> bool:
    return any(Path("/var/lib/dpkg/info").glob(f"{package}[.:]*"))


def _apt(command: list[str]) -> bool:
    settings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=settings, stdout=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="检查并测试整个项目，或其中一部分")
    parser.add_argument("part", nargs="?", choices=PARTS, help="report 只测报告，engine 只测程序；不写则都测")
    sys.exit(main(parser.parse_args().part))
