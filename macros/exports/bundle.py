"""What surrounds the data: README, check sums, the verification kit, and the zip with all of it, whose bytes depend on nothing else."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from string import Template
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from macros.report import Report
from macros.report.identity import Identity

KIT = Path(__file__).parent / "kit"
PROGRAMS = ("verify.py", "checks.py", "scoring.py", "rules.py")
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".py": "text/x-python",
    ".txt": "text/plain",
    ".zip": "application/zip",
}
_READABLE = 0o100644 << 16


def readme(identity: Identity, titles: Mapping[str, str], published: date) -> bytes:
    """Return README.txt, the way Windows opens it right: what is in each file and how to read it."""
    files = "\n".join(f"  {path}　{title}" for path, title in titles.items() if not path.endswith(".xlsx"))
    text = Template((KIT / "README.txt").read_text("utf-8"))
    terms = identity.licence
    licence = f"\n四、许可\n\n{terms.title}\n{terms.url}".rstrip() if terms else ""
    filled = text.substitute(title=identity.title, published=published, files=files, licence=licence)
    return f"{filled.rstrip()}\n".replace("\n", "\r\n").encode("utf-8-sig")


def holdings(report: Report) -> str:
    """Return in words what the open data of a report hold."""
    kinds = {
        "表格": report.tables,
        "指标得分": True,
        "问卷结果": report.surveys,
        "全部数据的公式与来源": True,
        "勾稽核对": True,
        "勘误": report.errata,
        "另一种理解": report.readings,
    }
    return f"{report.identity.title}的{'、'.join(kind for kind, held in kinds.items() if held)}。"


def packed(files: Mapping[str, bytes], dated: date) -> bytes:
    """Return a zip of the files in the given order, each with the same date."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            info = ZipInfo(name, (dated.year, dated.month, dated.day, 0, 0, 0))
            info.external_attr = _READABLE
            info.create_system = 3  # the same on every system
            archive.writestr(info, content, ZIP_DEFLATED, 9)
    return buffer.getvalue()
