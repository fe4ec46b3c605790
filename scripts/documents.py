"""Make the documents of the built site: ``python3 scripts/documents.py pdf|docx|offline|all [--host zensical]``."""

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment
from scripts.build import build, choose_host, groups
from scripts.environment import ROOT, say

if TYPE_CHECKING:
    from macros.assessment.assess import Assessment

MISSING = (
    "缺少生成 PDF 所需的组件（{}）：请安装 requirements/documents.txt 列出的程序库；"
    "Debian、Ubuntu 还须 apt install libpango-1.0-0 libpangoft2-1.0-0 fonts-noto-cjk"
)
SUFFIXES = {"pdf": ".pdf", "docx": ".docx", "offline": "-offline.zip"}
TITLES = {"pdf": "报告全文", "docx": "报告全文", "offline": "离线版网站，解压后双击 index.html"}
Made = tuple[bytes, str]
"""The file, and what is to be said of it beside its size."""
Maker = Callable[[Path, "Assessment"], Made]


def make_pdf(site: Path, assessment: "Assessment") -> Made:
    """Return the PDF of the whole report."""
    from macros.documents.document import document
    from macros.documents.pdf import pdf
    from macros.values.errors import DataErrors

    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:  # the latter without the system's Pango
        raise DataErrors([MISSING.format(str(error).splitlines()[0])]) from None
    content, pages = pdf(document(site, assessment.report.identity), _tell_page)
    _tell("")
    return content, f"{pages} 页，"


def make_docx(site: Path, assessment: "Assessment") -> Made:
    """Return the Word file of the whole report."""
    from macros.documents.document import document
    from macros.documents.word.file import word

    return word(document(site, assessment.report.identity)), ""


def make_offline(site: Path, assessment: "Assessment", *, host: str, config: Path) -> Made:
    """Return the zip of a site built anew for a disk, with the documents already made."""
    from macros.documents.offline import offline

    with TemporaryDirectory() as folder:
        built = Path(folder) / "site"
        options = ("--no-directory-urls", "--config-file", str(config), "--site-dir", str(built))
        if build(host, *options, SITE_URL=""):  # a copy stands at no address
            sys.exit("离线版没有建成，原因见上")
        for kind in ("pdf", "docx"):
            if (made := _path(site, assessment, kind)).exists():
                _path(built, assessment, kind).write_bytes(made.read_bytes())
        _list(built, assessment)
        name = _path(site, assessment, "offline").stem
        return offline(built, name, assessment.report.identity.dated), ""


def main(kinds: list[str], site: Path, config: Path = ROOT / "mkdocs.yml", host: str = "mkdocs") -> int:
    """Make the documents of these kinds and list them in the site; return 0, or 1 after saying what is wrong.

    ``config`` is that of the site; ``host`` builds the copy to carry away.
    """
    from macros.assessment.assess import assess
    from macros.hosts.faults import told
    from macros.reading.load import load
    from macros.site.replacing import MANIFEST
    from macros.values.errors import DataErrors

    try:
        if not (site / MANIFEST).exists():
            raise DataErrors([f"{site}：不是建成的网站，请先运行 python3 scripts/build.py"])
        assessment = assess(load(config.parent / "data"))
        makers: dict[str, Maker] = {
            "pdf": make_pdf,
            "docx": make_docx,
            "offline": partial(make_offline, host=host, config=config),
        }
        for kind in kinds:
            with told("文件没有生成："):
                _make(kind, makers[kind], site, assessment)
        _list(site, assessment)
    except DataErrors as errors:
        say("\n".join(errors.messages))
        return 1
    return 0


def _make(kind: str, make: Maker, site: Path, assessment: "Assessment") -> None:
    target = _path(site, assessment, kind)
    say(f"正在生成 {target.name} ……")
    start = time.perf_counter()
    content, pages = make(site, assessment)
    target.write_bytes(content)
    seconds = time.perf_counter() - start
    say(f"已写入 {target}：{pages}{len(content) / 1e6:.2f} MB，用时 {seconds:.1f} 秒")


def _list(site: Path, assessment: "Assessment") -> None:
    """Show the documents that are there in the lists of downloads of the site."""
    from macros.exports import Written
    from macros.site.downloads import add_downloads

    made = {kind: path for kind in TITLES if (path := _path(site, assessment, kind)).exists()}
    files = []
    for kind, path in made.items():
        content, place = path.read_bytes(), path.relative_to(site).as_posix()
        files.append(Written(place, TITLES[kind], len(content), sha256(content).hexdigest()))
    add_downloads(assessment, site, files)


def _path(site: Path, assessment: "Assessment", kind: str) -> Path:
    return site / "downloads" / f"report-{assessment.report.identity.year}{SUFFIXES[kind]}"


def _tell_page(number: int) -> None:
    _tell(f"排版第 {number} 页")


def _tell(words: str) -> None:
    """Show progress on one line that the next words overwrite, where a person watches."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


def _arguments() -> tuple[list[str], Path, Path, str]:
    parser = argparse.ArgumentParser(
        description="从建成的网站生成 PDF、Word 文件和离线版，放在网站的 downloads/ 里"
    )
    parser.add_argument("kind", metavar="pdf|docx|offline|all", help="要生成哪一种，all 为全部")
    parser.add_argument("-f", "--config-file", type=Path, default=ROOT / "mkdocs.yml", help="默认 mkdocs.yml")
    parser.add_argument("--site", type=Path, help="建成的网站所在的文件夹，默认 mkdocs.yml 旁的 site")
    choose_host(parser)
    arguments = parser.parse_args()
    if arguments.kind not in (*TITLES, "all"):
        sys.exit(f"不会生成“{arguments.kind}”，应为 pdf、docx、offline 或 all")
    config = arguments.config_file.resolve()
    site = (arguments.site or config.parent / "site").resolve()
    return list(TITLES) if arguments.kind == "all" else [arguments.kind], site, config, arguments.host


if __name__ == "__main__":
    wanted, folder, settings, renderer = _arguments()
    environment.enter(*groups(renderer), *(["documents"] if "pdf" in wanted else []))
    sys.exit(main(wanted, folder, settings, renderer))
