"""Write a report into a folder of its own: ``mkdocs.yml``, ``data/``, ``docs/``, and nothing else."""

import csv
import io
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.gate.pages import NONE
from macros.importing.draft import MADE, Draft, NewPage, Record, for_head
from macros.importing.settling import settle
from macros.importing.site_pages import made_pages, menu, standing_pages, whole_page
from macros.importing.yaml_text import bare, quoted, yaml_text
from macros.reading.files import read_text
from macros.reading.load import load
from macros.reading.settings import read_settings
from macros.values.errors import DataErrors

HEADS = {
    "report": "报告的基本信息：谁对谁、在什么时间作出评价，评价等级的分数线。",
    "indicators": "评价指标：名称、权重、解释、评价标准、评分依据和原报告印出的得分（issued）。",
    "tables": "表格：标题、单位、各栏；表中的数在 tables/ 文件夹里同名的 CSV 中。",
    "surveys": "问卷：选项、发放与有效份数、各题；各选项的份数在 surveys/ 文件夹里同名的 CSV 中。",
    "figures": "正文引用的数：value 是原始数据，source 是出处，formula 是公式。",
    "findings": "经验做法、问题（explains 是它所解释的扣分指标）、建议（answers 是它所针对的问题）。",
    "errata": "勘误：原报告自己对不上的地方。",
    "checks": "表与表、表与正文应当相等的地方。",
}
_WHOLE = "whole.md"
_CALL = re.compile(r"{{ (\w+\([^)]*)")
_SITE = """site_name: {name}
site_description: {title}
site_url: !ENV [SITE_URL, '']
strict: true
theme: material  # 外观和其余设置由程序给定

plugins:
  - search: {{lang: zh}}
  - macros: {{modules: [macros]}}

"""


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """Yield a folder to write in: what it holds stands in ``folder`` once all is written, and nothing of it otherwise.

    Raises DataErrors where something stands in ``folder`` already.
    """
    is_new = not folder.exists()
    if not is_new and (not folder.is_dir() or any(folder.iterdir())):
        raise DataErrors([f"{folder}：里面已有别的东西，请换一个新的文件夹名"])
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with TemporaryDirectory(prefix=".", dir=folder) as made:
            yield Path(made)
            for path in sorted(Path(made).iterdir()):
                path.replace(folder / path.name)
    except BaseException:
        if is_new:
            folder.rmdir()
        raise


def write(draft: Draft, folder: Path) -> dict[str, str]:
    """Write a draft into a folder, in place of one that was written there; what the data may not hold stands aside there, marked. Return why tables became texts."""
    for name in ("data", "docs"):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / "docs").mkdir(parents=True)
    for name, sheet in draft.sheets.items():
        csv.writer(rows := io.StringIO(), lineterminator="\n").writerows(sheet)
        _put(folder / "data" / f"{name}.csv", rows.getvalue())
    records = {name: record for name, record in draft.records.items() if any(record.values())}
    as_texts = settle(folder / "data", records, lambda name, record: write_record(folder, name, record))
    write_errata(folder, draft.errata)
    if draft.issued:
        _put(folder / "data" / "issued.txt", draft.issued)
    title = for_head(_named(draft))
    _put(folder / "mkdocs.yml", _SITE.format(name=quoted(title), title=quoted(title)))
    refresh(folder, draft.pages)
    return as_texts


def _named(draft: Draft) -> str:
    """Return the title of a report; that of a form, which may name nobody, behind the project it is about."""
    title = str(bare(draft.records["report"]["title"]))
    form = bare(draft.records["indicators"].get("self_evaluation")) or {}
    header = form.get("header") or [] if isinstance(form, Mapping) else []
    project = next((str(bare(each.get("value")) or "") for each in header if each["name"] == "项目名称"), "")
    return title if not project or project in title else f"{project} {title}"


def write_record(folder: Path, name: str, record: Record) -> None:
    """Write one YAML file of the data."""
    _put(folder / "data" / f"{name}.yml", f"# {HEADS[name]}\n{yaml_text(record)}")


def write_errata(folder: Path, errata: Iterable[Record]) -> None:
    """Write errata.yml, its entries numbered in order."""
    numbered = [{"id": f"E{number:02}"} | erratum for number, erratum in enumerate(errata, 1)]
    if numbered:
        write_record(folder, "errata", {"errata": numbered})


def refresh(folder: Path, own: Iterable[NewPage] = ()) -> list[str]:
    """Make the pages that follow from the data, list all pages in the menu, and return what was written.

    ``own`` are the report's own pages. A page that stands already is made anew only if it says so, and goes if nothing of the data asks for it now.
    Raises DataErrors for data that cannot be read, and where no pages are.
    """
    docs, report = folder / "docs", load(folder / "data")
    if not docs.is_dir():
        raise DataErrors([f"{folder}：{NONE}"])
    standing, following = dict(standing_pages(report)), tuple(made_pages(report))
    may_be = {*standing, *(page.path for page in following), _WHOLE}
    there = _pages(docs)
    for path in [path for path, text in there.items() if MADE in text and path not in may_be]:
        del there[path]
        (docs / path).unlink()
    there |= {page.path: page.text for page in own}
    made = standing | {page.path: page.text for page in following if not _is_shown(page, there)}
    pages = _in_order(there, made)
    pages[_WHOLE] = whole_page(pages).text
    written = [path for path, text in pages.items() if _put(docs / path, text)]
    config = folder / "mkdocs.yml"
    settings, _, _ = read_text(config, "mkdocs.yml").partition("nav:\n")
    return [*written, *(["mkdocs.yml"] if _put(config, settings + menu(pages)) else [])]


def _is_shown(page: NewPage, there: Mapping[str, str]) -> bool:
    """Return whether other pages show all that a page would."""
    others = "".join(text for path, text in there.items() if path != page.path)
    calls = [call for call in _CALL.findall(page.body) if not call.startswith("errata")]
    return bool(calls) and all(re.search(rf"{{{{ {re.escape(call)}(?![^)]*brief)", others) for call in calls)


def _pages(docs: Path) -> dict[str, str]:
    """Return the pages of a folder, path → text, in the order of its menu."""
    listed = read_settings(docs.parent / "mkdocs.yml").pages or []
    there = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md"))]
    paths = sorted(there, key=lambda path: listed.index(path) if path in listed else len(listed))
    return {path: read_text(docs / path, f"docs/{path}") for path in paths}


def _in_order(there: Mapping[str, str], made: Mapping[str, str]) -> dict[str, str]:
    """Return all pages, path → text: what may be made anew is, and a new one stands after the last of its folder."""
    pages = [(path, made.get(path, text) if MADE in text else text) for path, text in there.items()]
    for path, text in made.items():
        if path not in there:
            folder = path.rpartition("/")[0]
            folders = [other.rpartition("/")[0] for other, _ in pages]
            same = [n for n, other in enumerate(folders, 1) if folder and other == folder]
            pages.insert(same[-1] if same else len(pages), (path, text))
    return dict(pages)


def _put(file: Path, text: str) -> bool:
    """Write a file and return whether it changed."""
    if file.exists() and file.read_text("utf-8") == text:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return True
