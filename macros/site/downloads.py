"""The lists of downloads in the built pages, and the pages' linked data, true to the files that are there."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from itertools import groupby
from pathlib import Path
from posixpath import splitext

from markupsafe import Markup

from macros.assessment.assess import Assessment
from macros.exports import Written, json_ld
from macros.site.addresses import relative
from macros.values.printing import file_size

MANIFEST = "downloads/files.json"
MAIN = {".pdf", ".docx", ".zip"}
_SLOT = re.compile(r'<div data-downloads="(all|main)">.*?</div>', re.DOTALL)
_LINKED_DATA = re.compile(r'(<script type="application/ld\+json" id="linked-data">).*?(</script>)', re.DOTALL)
_ITEM = Markup('<a href="{}" download>{} {}</a>')


def show_downloads(assessment: Assessment, site: Path, files: Iterable[Written], base_url: str) -> None:
    """List ``files`` in the pages of ``site``, and remember them there; ``base_url`` may be empty."""
    listed, published = list(files), assessment.report.identity.published
    record = {"base_url": base_url, "files": [asdict(file) for file in listed]}
    (site / MANIFEST).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
    linked = json.dumps(json_ld(assessment, base_url, listed), ensure_ascii=False).replace("<", "\\u003c")
    for path in sorted(site.rglob("*.html")):
        here = path.relative_to(site).as_posix().removesuffix("index.html")
        text = path.read_text("utf-8")
        filled = _SLOT.sub(_filler(listed, here, published), text)
        filled = _LINKED_DATA.sub(lambda match: match[1] + linked + match[2], filled)
        if filled != text:
            path.write_text(filled, "utf-8")


def add_downloads(assessment: Assessment, site: Path, files: Iterable[Written]) -> None:
    """List ``files`` before those the site already lists; one of the same path takes the old one's place."""
    record = json.loads((site / MANIFEST).read_text("utf-8"))
    added = list(files)
    paths = {file.path for file in added}
    kept = [Written(**old) for old in record["files"] if old["path"] not in paths]
    show_downloads(assessment, site, [*added, *kept], record["base_url"])


def _filler(files: list[Written], here: str, published: date) -> Callable[[re.Match[str]], str]:
    def fill(slot: re.Match[str]) -> str:
        shown = [file for file in files if slot[1] == "all" or splitext(file.path)[1] in MAIN]
        items = [_item(title, list(same), here) for title, same in groupby(shown, lambda file: file.title)]
        return f'<div data-downloads="{slot[1]}">\n<ul class="downloads">\n{"".join(items)}</ul>\n<p class="source">文件日期：{published}</p>\n</div>'

    return fill


def _item(title: str, files: list[Written], here: str) -> str:
    links = Markup("　").join(
        _ITEM.format(
            relative(file.path, here), splitext(file.path)[1][1:].upper() or "文本", file_size(file.size)
        )
        for file in files
    )
    return Markup("<li>{}<br>{}</li>\n").format(title, links)
