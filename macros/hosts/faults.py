"""What a command says that failed for no mistake in the report: the machine's reasons, and faults of the engine itself."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from traceback import format_exception

from macros.values.errors import DataErrors

NOT_UPDATED = "网站未更新："
REPORT = "mkdocs.yml、data/、docs/"
_SYSTEM = {
    errno.ENOSPC: "磁盘已满，请清理后重试",
    errno.EDQUOT: "磁盘配额用完了，请清理后重试",
    errno.EFBIG: "文件超出了允许的大小，请检查磁盘配额后重试",
    errno.EROFS: "磁盘是只读的，请换一个能写入的文件夹",
    **dict.fromkeys((errno.EACCES, errno.EPERM), "没有权限，请检查文件和文件夹的权限"),
    errno.EMFILE: "打开的文件太多，请关闭别的程序后重试",
}


def said(error: BaseException, where: object = "系统", outcome: str = NOT_UPDATED, sent: str = REPORT) -> str:
    """Return in one Chinese line why a command failed; the trace of a fault of the engine is written to a file.

    ``where`` is what was being written, should the error not say; ``outcome`` what has become of the
    work, ``sent`` what to send besides the trace.
    """
    if isinstance(error, OSError) and error.errno in _SYSTEM:
        where = error.filename2 or error.filename or where  # of a copy, what was written
        return f"{outcome}{where}：{_SYSTEM[error.errno]}"
    if isinstance(error, MemoryError):
        return f"{outcome}内存不足，请关闭别的程序后重试"
    trace = Path(gettempdir(), "report-fault.txt")
    trace.write_text("".join(format_exception(error)), "utf-8")
    return (
        f"{outcome}程序自身出了错（{type(error).__name__}），不是报告写错；"
        f"请把 {trace} 连同 {sent} 发给程序的维护者"
    )


@contextmanager
def told(outcome: str = NOT_UPDATED, sent: str = REPORT) -> Iterator[None]:
    """Within this, whatever fails ends the program with one Chinese line and exit code 1; mistakes of data pass."""
    try:
        yield
    except DataErrors:
        raise
    except Exception as error:
        sys.exit(said(error, outcome=outcome, sent=sent))
