"""What earlier builds worked out and this one need not: bytes, found again by all that they were made of.

They lie among this user's temporary files, never in a project: compiled templates are programs, and a project
may come from anyone. Nothing rests on them: what was deleted, damaged or could not be kept is made anew, and
as a file takes its place complete, builds may run side by side and be killed.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from time import time
from zlib import ZLIB_RUNTIME_VERSION

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

_ENGINE = Path(__file__).parent
_MADE_WITH = ("Jinja2", "XlsxWriter", "pandas", "pydantic", "pypdf")
_KEPT = 30 * 24 * 3600
"""For how many seconds a file is kept, used or not."""
_CHECK_SUM = sha256().digest_size


class Memory(BytecodeCache):
    """Remembers for Jinja what it compiled templates to, and whatever else ``recall`` is asked for."""

    def recall(self, made_of: object, make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` returns, on which ``made_of`` as ``repr`` writes it, and this engine, alone decide."""
        file = self._file(made_of)
        found = _read(file)
        if found is None:
            found = make()
            _keep(file, found)
        return found

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja asks so
        """Return the name of a template: wherever it lies, what it says decides."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja the compiled template, if it is known."""
        found = _read(self._file(_template(bucket)))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the compiled template."""
        _keep(self._file(_template(bucket)), bucket.bytecode_to_string())

    def _file(self, made_of: object) -> Path:
        name = sha256(f"{_made_by(_ENGINE)} {made_of!r}".encode()).hexdigest()
        return self._folder / name[:2] / name[2:]

    @cached_property
    def _folder(self) -> Path:
        """Return the folder, of which Jinja sees to it that nobody else can write there."""
        with suppress(OSError, RuntimeError):
            folder = Path(FileSystemBytecodeCache().directory, "reports")
            folder.mkdir(exist_ok=True)
            return folder
        return Path(os.devnull)  # where nothing is found and nothing can be kept


@cache
def _made_by(engine: Path) -> str:
    """Return what tells an engine, and the libraries it makes things with, from any other; once loaded it stays as it is."""
    made_with = [sys.version, ZLIB_RUNTIME_VERSION, *map(version, _MADE_WITH)]
    digest = sha256(" ".join(made_with).encode())
    for file in sorted(path for path in engine.rglob("*") if path.suffix in (".py", ".html")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _template(bucket: Bucket) -> tuple[object, ...]:
    jinja = bucket.environment
    options = (jinja.autoescape, jinja.trim_blocks, jinja.lstrip_blocks, sorted(jinja.extensions))
    return bucket.key, bucket.checksum, options


def _read(file: Path) -> bytes | None:
    with suppress(OSError):
        found = file.read_bytes()
        if found[:_CHECK_SUM] == sha256(found[_CHECK_SUM:]).digest():
            return found[_CHECK_SUM:]
    return None


def _keep(file: Path, made: bytes) -> None:
    part = file.with_name(f"{file.name}-{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        for other in file.parent.iterdir():
            with suppress(OSError):
                if other.stat().st_mtime < time() - _KEPT:
                    other.unlink()
        part.write_bytes(sha256(made).digest() + made)
        part.replace(file)
