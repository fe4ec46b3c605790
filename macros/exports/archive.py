"""Zip files whose bytes depend on nothing but what is in them."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_READABLE = 0o100644 << 16


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
