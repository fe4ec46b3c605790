"""The published folder is always one whole site, whatever is killed, shared, linked, mounted or read-only.

A build is made beside the site. Complete and flushed, it bears a mark and takes the site's place in one
step; the mark goes when that is done. What was interrupted in between, the next start finishes.
"""

import ctypes
import os
import shutil
import stat
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from macros.values.errors import DataErrors

MANIFEST = "downloads/files.json"
"""What every site of ours holds, and hardly any other folder."""
_MARK = ".complete"
_HERE, _EXCHANGE = -100, 2  # of Linux's renameat2: names as they stand; let them change places


class Place:
    """The folder of a site, held by one build until it is published, released, or the process ends."""

    def __init__(self, site: Path, sources: Iterable[Path] = ()) -> None:
        """Hold the folder. Raises DataErrors: another build holds it, or it is no place for a site."""
        self.site = site.resolve()
        self.staging, self._ready, self._retired = map(self._beside, ("building", "ready", "retired"))
        _refuse_foreign(self.site, [source.resolve() for source in sources])
        self._lock = _held(self._beside("lock"))
        self._recover()
        _remove(self.staging)

    def release(self) -> None:
        """Let other builds have the folder; what this one left unfinished goes."""
        _remove(self.staging)
        self._lock.release()

    def publish(self) -> None:
        """Put what stands in ``staging`` in the place of the site, and release the folder."""
        (self.staging / _MARK).touch()
        with ThreadPoolExecutor() as pool:  # a disk takes many at once
            list(pool.map(_flushed, _files(self.staging)))
        self.staging.replace(self._ready)
        self._switch()
        self.release()

    def _beside(self, what: str) -> Path:
        return self.site.with_name(f".{self.site.name}-{what}")

    def _recover(self) -> None:
        """Finish what an interrupted build began: a marked folder is a whole site that has not arrived."""
        if (self._ready / _MARK).exists():
            self._switch()
        _remove(self._ready)
        _remove(self._retired)

    def _switch(self) -> None:
        for way in (self._exchange, self._rename, self._copy):
            with suppress(OSError, AttributeError, TypeError):  # other systems have no such call
                way()
                break
        else:
            raise DataErrors([f"{self.site}：不能写入，网站未更新，请检查磁盘空间和权限"])
        (self.site / _MARK).unlink(missing_ok=True)
        _remove(self._ready)
        _remove(self._retired)

    def _exchange(self) -> None:
        """Let both folders change places in one step, as Linux can."""
        names = [os.fsencode(path) for path in (self._ready, self.site)]
        if ctypes.CDLL(None).renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE):
            raise OSError("renameat2")

    def _rename(self) -> None:
        if self.site.exists():
            self.site.replace(self._retired)
        self._ready.replace(self.site)

    def _copy(self) -> None:
        """Fill a folder that cannot be moved, as a mounted one, once there is room for all: pages last.

        Then what is no longer there goes.
        """
        found = sorted(_files(self._ready), key=lambda path: (path.suffix == ".html", path))
        arriving = [path.relative_to(self._ready) for path in found]
        try:
            for path in arriving:
                (self.site / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self._ready / path, self.site / f"{path}.part")
        except OSError:
            for part in self.site.rglob("*.part"):
                part.unlink()
            raise
        for path in arriving:
            (self.site / f"{path}.part").replace(self.site / path)
        for path in _files(self.site):
            if not (self._ready / path.relative_to(self.site)).exists():
                path.unlink()


def _refuse_foreign(site: Path, sources: list[Path]) -> None:
    if any(site in (source, *source.parents) or source in site.parents for source in sources):
        raise DataErrors([f"{site}：这里放着报告的数据或页面，不能用来放网站，请换一个文件夹"])
    if site.exists() and not site.is_dir():
        raise DataErrors([f"{site}：不是文件夹，不能用来放网站，请换一个文件夹"])
    if site.exists() and any(site.iterdir()) and not (site / MANIFEST).exists():
        raise DataErrors([f"{site}：里面有别的东西，不是本程序建成的网站，请换一个空文件夹"])


def _held(path: Path) -> FileLock:
    """Return the lock, which ends with the process; the file beside it says who holds it."""
    lock, holder = FileLock(path), path.with_name(f"{path.name}ed-by")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
        holder.write_text(f"进程 {os.getpid()}，{datetime.now():%H:%M:%S} 开始", "utf-8")
    except Timeout:
        who = holder.read_text("utf-8") if holder.exists() else "刚刚开始"
        raise DataErrors([f"另一个构建正在进行（{who}），请等它结束后再试"]) from None
    except OSError:
        raise DataErrors([f"{path.parent}：不能写入，请检查磁盘空间和权限"]) from None
    return lock


def _flushed(path: Path) -> None:
    """See that what was written is on the disk, should the power fail after the switch."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _remove(folder: Path) -> None:
    """Remove a folder, which may not be there and whose files may be read-only."""

    def insist(remove: Callable[[str], object], name: str, _error: object) -> None:
        with suppress(OSError):
            for path in (Path(name).parent, Path(name)):
                path.chmod(path.stat().st_mode | stat.S_IRWXU)
            remove(name)

    shutil.rmtree(folder, onerror=insist)
