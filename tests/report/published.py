"""The report that stands in this project, published as staff publish it: once for all tests of a run."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.reading.pages import Element, content, read_page

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path.relative_to(PROJECT / "docs").as_posix() for path in (PROJECT / "docs").rglob("*.md"))
ERROR_PAGE = "404.html"


@dataclass(frozen=True)
class Published:
    """The built site: its folder, and its pages by their file."""

    folder: Path
    _read: dict[str, Element] = field(default_factory=dict)

    @cached_property
    def files(self) -> list[str]:
        """Return the file of every page."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def page(self, file: str) -> Element:
        """Return a page."""
        if file not in self._read:
            self._read[file] = read_page(self.folder / file)
        return self._read[file]

    def article(self, file: str) -> Element:
        """Return what a page says, without menus, header and footer."""
        return content(self.page(file))

    def file_of(self, source: str) -> str:
        """Return the file of a page of ``docs/``, whichever way addresses are made."""
        if source == ERROR_PAGE:
            return source
        stem = source.removesuffix(".md")
        folder = f"{stem.removesuffix('index').rstrip('/')}/index.html".lstrip("/")
        return folder if (self.folder / folder).is_file() else f"{stem}.html"

    @cached_property
    def path(self) -> str:
        """Return the path at which the site stands on its host, empty or ending in a slash: its error page knows it."""
        styles = [link.attributes["href"] for link in self.page(ERROR_PAGE).all("link")]
        (own,) = [address for address in styles if address.endswith("assets/report.css")]
        return own.removesuffix("assets/report.css").lstrip("/")

    @cached_property
    def whole(self) -> Element | None:
        """Return the part of a page that repeats the whole report, if there is such a page."""
        return next((part for file in self.files if (part := self._whole(file))), None)

    def repeats(self, file: str) -> bool:
        """Return whether a page repeats others."""
        return self._whole(file) is not None

    @cached_property
    def originals(self) -> list[str]:
        """Return the file of every page with words of its own."""
        return [file for file in self.files if file != ERROR_PAGE and not self.repeats(file)]

    def json(self, name: str) -> Any:
        """Return one of the JSON downloads."""
        return json.loads((self.folder / "downloads" / name).read_text("utf-8"))

    def _whole(self, file: str) -> Element | None:
        return next((part for part in self.page(file).all("div") if part.id == "whole"), None)


def publish(into: Path) -> None:
    """Build the site into a folder; a refusal or a warning fails the test with its reasons."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)],
        cwd=PROJECT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout
