"""A copy of the project's commands beside a package index of stubs on disk: the network is not needed."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.engine.builders import ROOT

STUB = """
import os, sys
with open({record!r}, "a") as record:
    record.write(f"{name} {version} {{sys.argv[1:]}} {{os.environ.get('NO_MKDOCS_2_WARNING')}}\\n")
sys.exit({name!r} in os.environ.get("FAILING", "").split())
"""

ENGINE = "import runpy, sys; del sys.argv[0]; runpy.run_module(sys.argv[0], alter_sys=False)"
"""What stands for the engine's own command: the stub of the host that it is asked for."""


@dataclass(frozen=True)
class Workshop:
    """A folder with the scripts, lock files of stubs, and what the stubs recorded of their calls."""

    root: Path

    @property
    def calls(self) -> list[str]:
        """Return the calls of stubs so far: name, version, arguments, the warning's setting."""
        record = self.root / "record"
        return record.read_text("utf-8").splitlines() if record.exists() else []

    def restock(self) -> None:
        """List the stubs the two commands run, and forget all calls."""
        self.offer("site", "mkdocs")
        self.offer("documents", "weasyprint")
        self.offer("hosts", "properdocs")
        self.offer("importing", "docx")
        self.offer("test", "ruff", "mypy", "pytest")
        (self.root / "record").unlink(missing_ok=True)

    def offer(self, group: str, *names: str, version: str = "1") -> None:
        """Put stubs into the index and list them, with their hashes, in a lock file."""
        lines = (
            f"{n}=={version} --hash=sha256:{hashlib.sha256(self._wheel(n, version).read_bytes()).hexdigest()}"
            for n in names
        )
        (self.root / "requirements" / f"{group}.txt").write_text("\n".join(lines), "utf-8")

    def run(
        self, script: str, *arguments: str, before: str = "", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        """Run one of the scripts; ``before`` is Python that runs first in the same process."""
        path = self.root / "scripts" / script
        code = f"import runpy, sys; sys.argv = {[str(path), *arguments]!r}; sys.path[0] = {str(path.parent)!r}; {before}"
        return subprocess.run(
            [sys.executable, "-c", f"{code}\nrunpy.run_path({str(path)!r}, run_name='__main__')"],
            env=os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.root / "index")} | settings,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def _wheel(self, name: str, version: str) -> Path:
        path, info = (
            self.root / "index" / f"{name}-{version}-py3-none-any.whl",
            f"{name}-{version}.dist-info",
        )
        files = {
            f"{name}.py": STUB.format(record=str(self.root / "record"), name=name, version=version),
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(f"{file},{_digest(text)},{len(text.encode())}\n" for file, text in files.items())
        with zipfile.ZipFile(path, "w") as wheel:
            for file, text in (files | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}).items():
                wheel.writestr(zipfile.ZipInfo(file), text)  # of no date: the same stub, the same hash
        return path


def open_workshop(root: Path) -> Workshop:
    """Return a workshop whose lock files list the stubs the two commands run."""
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "requirements").mkdir()
    (root / "index").mkdir()
    (root / "macros" / "hosts").mkdir(parents=True)
    (root / "macros" / "hosts" / "__main__.py").write_text(ENGINE, "utf-8")
    workshop = Workshop(root)
    workshop.restock()
    return workshop


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return "sha256=" + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
