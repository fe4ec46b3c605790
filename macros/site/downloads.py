"""The lists of downloads in the built pages, and the pages' linked data, true to the files that are there."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from posixpath import splitext

from markupsafe import Markup

from macros.assessment.assess import Assessment
from macros.exports import Written, json_ld
from macros.site.page import BuiltPage, built_pages, write_pages
from macros.site.replacing import MANIFEST
from macros.values.printing import file_size

MAIN = {".pdf", ".docx", ".zip"}
_SLOT = re.compile(r'<div data-downloads="(all|main)">.*?</div>', re.DOTALL)
_LINKED_DATA = re.compile(r'(<script type="application/ld\+json" id="linked-data">).*?(</script>)', re.DOTALL)
_LINK = re.compile(r'(<a\s[^>]*?href=")(?:\.\./)*(downloads/[^"#]+)')
"""What a page typed as a link to a download, from where its source lies."""
_ITEM = Markup('<a href="{}" download>{} {}</a>')


def downloads_shown(
    assessment: Assessment, files: Sequence[Written], base_url: str
) -> Callable[[BuiltPage], BuiltPage]:
    """Return what lists ``files`` on a page and in its linked data, and leads to them; ``base_url`` may be empty."""
    linked = json.dumps(json_ld(assessment, base_url, files), ensure_ascii=False).replace("<", "\\u003c")
    dated = assessment.report.identity.dated

    def shown(page: BuiltPage) -> BuiltPage:
        html = _LINK.sub(lambda link: link[1] + page.link(link[2]), page.html)
        html = _SLOT.sub(lambda slot: _list(slot[1], files, page, f"文件日期：{dated}"), html)
        return page.with_html(_LINKED_DATA.sub(lambda found: found[1] + linked + found[2], html))

    return shown


def remember_downloads(site: Path, files: Iterable[Written], base_url: str) -> None:
    """Write into ``site`` which files it lists, for those that are made later."""
    record = {"base_url": base_url, "files": [asdict(file) for file in files]}
    (site / MANIFEST).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")


def add_downloads(assessment: Assessment, site: Path, files: Iterable[Written]) -> None:
    """List ``files`` before those the site already lists; one of the same path takes the old one's place."""
    record = json.loads((site / MANIFEST).read_text("utf-8"))
    added = list(files)
    paths = {file.path for file in added}
    listed = [*added, *(Written(**old) for old in record["files"] if old["path"] not in paths)]
    shown = downloads_shown(assessment, listed, record["base_url"])
    before = built_pages(site)
    write_pages(site, set(map(shown, before)) - set(before))
    remember_downloads(site, listed, record["base_url"])


def _list(which: str, files: Iterable[Written], page: BuiltPage, note: str) -> str:
    shown = [file for file in files if which == "all" or splitext(file.path)[1] in MAIN]
    items = []
    for (title, _), same in groupby(shown, lambda file: (file.title, splitext(file.path)[0])):
        kinds = ((each, splitext(each.path)[1][1:].upper() or "文本") for each in same)
        links = (_ITEM.format(page.link(each.path), kind, file_size(each.size)) for each, kind in kinds)
        items.append(Markup("<li>{}<br>{}</li>\n").format(title, Markup("　").join(links)))
    return f'<div data-downloads="{which}">\n<ul class="downloads">\n{"".join(items)}</ul>\n<p class="source">{note}</p>\n</div>'
