"""The files beside the pages: published as they stand, so nothing that acts, and nothing from elsewhere."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from macros.gate.pages import Page
from macros.reading.files import LEADS_OUT, any_lines, is_picture, read_pdf, why_closed
from macros.values.mistakes import Mistake, Where
from macros.values.recalling import Recall, anew

_PAGES = {".markdown", ".mdown", ".mkdn", ".mkd", ".md"}
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico"}
_DOCUMENTS = {
    ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".wps", ".et", ".ofd",
    ".odt", ".ods", ".rtf", ".txt", ".csv", ".json", ".zip",
}  # fmt: skip
_OF_HOSTS = {"CNAME", "robots.txt"}
_ACTS = re.compile(
    r"<\s*(?:script|foreignobject|iframe|handler)|\son\w+\s*=|javascript:|@[\\\w]*\\|@import|<!entity"
    r"""|(?:href|src)\s*=\s*["']?\s*(?:https?:|//|data:(?!image/(?:png|jpeg|gif|webp)))|url\(\s*["']?\s*(?:https?:|//)""",
    re.IGNORECASE,
)
_NOT_IN_ADDRESS = re.compile(r'[#?%&"<>\\:*|{}\x00-\x1f]')


def unfit_files(pages: Iterable[Page], docs: Path, data: Path, recall: Recall = anew) -> Iterator[Mistake]:
    """Yield the files that may not lie in the two folders of a report, or beside them, or not be called so."""
    paths = {page.path for page in pages}
    if (docs.parent / "macros.py").exists():
        yield Mistake(Where("macros.py"), "网站会由它而不是由程序来做，请改名或删去")
    for folder in (docs, data):
        for path in sorted(folder.rglob("*")):
            where = Where(f"{folder.name}/{path.relative_to(folder).as_posix()}")
            if path.is_symlink():
                yield Mistake(where, LEADS_OUT)
            elif folder is docs and path.is_file():
                wrong = _unfit(path, path.relative_to(docs).as_posix(), paths, recall)
                yield from [Mistake(where, wrong)] if wrong else []


def _unfit(path: Path, place: str, pages: set[str], recall: Recall) -> str:
    """Return what is wrong with a file under ``docs``, empty where nothing is; a page may be kept off the site by its name, or take another's place."""
    name, kind = path.name, path.suffix.lower()
    closed, remedy = (read_pdf(path, recall)[1], "请重新导出") if kind == ".pdf" else why_closed(path)
    is_plain = name.startswith(".") or name in _OF_HOSTS or kind in _PICTURES | _DOCUMENTS | {".md"}
    other, odd = place.replace("/index.md", ".md"), "".join(_NOT_IN_ADDRESS.findall(place)[:1])
    reasons = {
        "以“.”开头的文件和 templates 文件夹不会发布，请改名": place in pages
        and (place.startswith((".", "templates/")) or "/." in place),
        f"文件名里不能有“{odd}”，请改名": odd,
        "会被当作 index.md，请改名": name == "README.md",
        f"与 docs/{other} 的网址相同，请改名其中一个": other in pages - {place},
        "页面的文件名应以 .md 结尾，请改名": (kind in _PAGES and path.suffix != ".md") or ".md." in name,
        "是 Word 或 Excel 打开文件时的临时文件，请关闭后删去": name.startswith("~$"),
        "downloads 文件夹由程序写入，请换一个文件夹": path.parent.name == "downloads",
        "docs/ 里只能放页面、图片和文档；网页、脚本和样式由程序给定，请删去": not is_plain,
        f"{closed}，不能检查其中有没有不得公开的号码，{remedy}": closed,
        "不是图片，只是文件名像，请从原图重新另存": kind in _PICTURES - {".svg"} and not is_picture(path),
        "图里有脚本，或会向其他网站请求，请换成 PNG": kind == ".svg"
        and _ACTS.search(unescape("\n".join(any_lines(path)))),
    }
    return next((words for words, holds in reasons.items() if holds), "")
