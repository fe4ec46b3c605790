"""The project's own Python environment, ``.venv``, filled from the lock files in ``requirements/``.

Standard library alone, and nothing an old Python could not read: it must be able to say that it is too old.
"""

import hashlib
import os
import re
import signal
import subprocess
import sys
import venv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python is told
    sys.exit(f"需要 Python 3.11 或更新的版本，现在是 {sys.version.split()[0]}，请安装新版 Python 后重试")

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_MADE_WITH = VENV / "made-with"  # written last, so that half an environment is made anew
_LOG = VENV / "install.log"
_VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
_SETTINGS = {
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONUTF8": "1",
    "PYTHONDONTWRITEBYTECODE": "",  # compiling the engine is a fifth of a build, and tests build often
}
_REASONS = {
    "DO NOT MATCH THE HASHES": "下载的程序库与清单的校验值不符，请换一个软件源（pip 的 index-url 设置）后重试",
    "Retrying|timed out|ConnectionError|ProxyError|SSLError|HTTPError": "连不上软件源，请检查网络、代理或 pip 的 index-url 设置后重试",
    "No matching distribution|metadata-generation-failed|Failed to build": "软件源里没有适合本机的程序库，请检查 pip 的 index-url 设置，或换用 Python 3.11",
    "No space left|Disk quota": "磁盘空间不足，请清理后重试",
}


def prepare(*groups: str) -> None:
    """Make ``.venv`` hold what the lock files of ``groups`` list; exit with one Chinese line if it cannot."""
    made_with = _MADE_WITH.read_text("utf-8") if _MADE_WITH.exists() and PYTHON.exists() else ""
    if made_with != _VERSION:
        _make()
    _show_engine()
    for group in groups:
        install(group)


def install(group: str, *options: str) -> None:
    """Install a lock file into ``.venv``, unless it is there as it stands now; ``options`` are pip's."""
    lock, stamp = ROOT / "requirements" / f"{group}.txt", VENV / f"{group}.sha256"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == digest:
        return
    say(f"正在安装 requirements/{lock.name} 列出的程序库（只在首次或清单更新后进行，约需一两分钟）……")
    with _LOG.open("w", encoding="utf-8") as log:
        pip = ["-m", "pip", "install", "--quiet", "--no-input", "--require-hashes", "-r", str(lock), *options]
        code = _exit_code(pip, stdout=log, stderr=log)
    if code:
        sys.exit(f"没有装好程序库：{_reason(_LOG.read_text('utf-8', 'replace'))}；详情见 .venv/install.log")
    stamp.write_text(digest, "utf-8")


def run(*arguments: str, **settings: str) -> int:
    """Run the environment's Python at the root of the project, with these variables, and return its exit code."""
    return _exit_code(arguments, env=_variables() | settings)


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start the environment's Python at the root of the project, beside whatever comes next."""
    return subprocess.Popen([PYTHON, *arguments], cwd=ROOT, env=_variables())


def enter(*groups: str) -> None:
    """Return inside the environment: outside it, run the calling script again within, where it was started, and exit.

    What a script says may be piped into a program that reads only the beginning: that ends the script.
    """
    if os.name != "nt":
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    prepare(*groups)
    if Path(sys.prefix).resolve() != VENV.resolve():
        sys.exit(_exit_code([str(Path(sys.argv[0]).resolve()), *sys.argv[1:]], cwd=None, env=_variables()))


def say(words: str) -> None:
    """Tell the person at the screen."""
    print(words, file=sys.stderr, flush=True)  # stderr escapes what a console cannot show


def _variables() -> dict[str, str]:
    return os.environ | _SETTINGS


def _exit_code(arguments: Iterable[str], **options: Any) -> int:
    try:
        return subprocess.run([PYTHON, *arguments], check=False, **({"cwd": ROOT} | options)).returncode
    except KeyboardInterrupt:
        sys.exit(130)  # the shells' number for a program that was interrupted


def _make() -> None:
    say("正在建立运行环境 .venv ……")
    try:
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(VENV)
    except subprocess.CalledProcessError:
        sys.exit(
            "没有建成 .venv：本机的 Python 缺少 venv 组件，请安装（Debian、Ubuntu：apt install python3-venv）后重试"
        )
    except OSError as error:
        sys.exit(
            f"没有建成 .venv：{error.strerror}（{error.filename}），请关闭正在使用它的程序，检查磁盘和权限后重试"
        )
    _MADE_WITH.write_text(_VERSION, "utf-8")


def _show_engine() -> None:
    """Let the environment's programs find the engine, wherever they are started: ``mkdocs serve`` does not look here."""
    (packages,) = [*VENV.glob("lib/python*/site-packages"), *VENV.glob("Lib/site-packages")][:1]
    (packages / "engine.pth").write_text(f"{ROOT}\n", "utf-8")


def _reason(log: str) -> str:
    """Return what went wrong, and what to do, from what pip printed."""
    return next((words for signs, words in _REASONS.items() if re.search(signs, log)), "pip 报告了错误")
