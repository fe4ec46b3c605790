"""How long builds take, first and after a change, beside a bare site, and how quickly pages open on a phone.

``python3 scripts/benchmark.py [--rounds N]``
"""

import argparse
import json
import os
import shutil
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment
from scripts.measuring import Cell, measured, run, seconds_to_show

SIZES = (1, 5, 10)
SCORES = {"performance": "性能", "accessibility": "无障碍", "best-practices": "最佳做法", "seo": "搜索引擎"}
SEGMENTER = environment.VENV / "segmenter"  # beside the environment: the theme uses it wherever it finds it


def main() -> None:
    """Print the median whole-process seconds of each build, their ratios, the growth, and what Lighthouse says."""
    parser = argparse.ArgumentParser(description="比较构建用时，并测量网页打开的快慢")
    parser.add_argument("--rounds", type=int, default=5, help="每种构建轮流进行的次数，默认 5")
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as folder:
        against_bare(Path(folder), rounds)
        after_a_change(Path(folder), rounds)
        growth(Path(folder), rounds)
        opening(Path(folder, "site"))


def against_bare(folder: Path, rounds: int) -> None:
    """Build the report and a bare site of the same rendered pages in turn."""
    bare, first, kept = bare_site(folder), folder / "nothing-kept", folder / "kept"
    kept.mkdir()
    build = partial(mkdocs, environment.ROOT, "--site-dir", str(folder / "site"))
    ours, again, segmented, plain = measured(
        [
            (partial(emptied, first), partial(build, TMPDIR=str(first))),
            (nothing, partial(build, TMPDIR=str(kept))),
            (nothing, partial(mkdocs, bare, PYTHONPATH=str(SEGMENTER))),
            (nothing, partial(mkdocs, bare)),
        ],
        rounds,
    )
    load = f"，机器负载 {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"整个进程所用的处理器秒数（{rounds} 轮的中位数{load}）")
    print(f"  裸主题，同样的页面，分词搜索 {segmented:.2f}")
    print(f"  裸主题，同样的页面，不分词   {plain:.2f}")
    for words, spent in (("什么都没有记住时", ours), ("再建一次        ", again)):
        ratios = f"是裸主题分词的 {spent / segmented:.2f} 倍，不分词的 {spent / plain:.2f} 倍"
        print(f"  本报告，{words}     {spent:.2f}  {ratios}")


def after_a_change(folder: Path, rounds: int) -> None:
    """Build a new copy of the report, and again each time one cell, or one page, has changed; serve and check it."""
    from scripts.enlargement import enlarge

    report, kept = enlarge(environment.ROOT, folder / "copy", 1), folder / "kept-of-copy"
    cell, again = Cell.of(report), partial(mkdocs, report, TMPDIR=str(kept))
    check = [sys.executable, str(environment.ROOT / "scripts" / "check.py")]
    first, changed, written, checked = measured(
        [
            (partial(as_new, report, kept), again),
            (cell.change, again),
            (partial(write_on, report), again),
            (nothing, partial(run, check, environment.ROOT, "没有检查成", TMPDIR=str(kept))),
        ],
        rounds,
    )
    print(
        f"新的副本（没有原文逐句）第一次构建 {first:.2f}，改动一格之后 {changed:.2f}，为第一次的 {changed / first:.2f}"
    )
    print(f"只改动一页文字之后 {written:.2f}，为第一次的 {written / first:.2f}")
    print(f"scripts/check.py {checked:.2f}")
    print(f"mkdocs serve 改动一格之后，过 {seconds_to_show(cell, rounds):.2f} 秒（时钟）网站上就是新的")


def write_on(project: Path) -> None:
    """Add a sentence to a page."""
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n又及。\n")


def as_new(project: Path, kept: Path) -> None:
    """Leave a project and a folder of temporary files as they are where nothing has been built yet."""
    emptied(kept)
    for compiled in (project / "macros").rglob("__pycache__"):
        shutil.rmtree(compiled)


def emptied(folder: Path) -> None:
    """Leave a folder that is empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


def nothing() -> None:
    """Do nothing before an action."""


def bare_site(folder: Path) -> Path:
    """Return a project of the report's rendered Markdown with nothing but the theme and its search."""
    from jinja2 import Environment

    from macros.publication import prepare
    from macros.site.page import link

    bare, here, jinja = folder / "bare", [""], Environment()  # noqa: S701 - the macros escape
    root = environment.ROOT
    publication = prepare(root / "data", root / "docs", root / "mkdocs.yml")
    jinja.globals.update(publication.macros(partial(link, directories=True), lambda: here[0]))
    for page in publication.pages:
        here[0], target = page.path, bare / "docs" / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(jinja.from_string(page.text).render(), "utf-8")
    settings = {
        "site_name": "裸站",
        "theme": {"name": "material", "language": "zh"},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list"],
    }
    (bare / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    return bare


def growth(folder: Path, rounds: int) -> None:
    """Build the report with more and more indicators and survey questions."""
    from scripts.enlargement import enlarge

    reports = [enlarge(environment.ROOT, folder / f"{size}", size) for size in SIZES]
    seconds = measured([(nothing, partial(mkdocs, report)) for report in reports], rounds)
    print("指标和问卷题目增多时的秒数")
    for size, spent in zip(SIZES, seconds, strict=True):
        print(f"  {size:>2} 倍  {spent:.2f}")
    steps = zip(SIZES, SIZES[1:], seconds, seconds[1:], strict=False)
    each = [f"{low}→{high} 倍时 {(b - a) / (high - low):.2f}" for low, high, a, b in steps]
    print(f"  每多一倍所增加的秒数：{'，'.join(each)}（相近即为线性）")


def opening(site: Path) -> None:
    """Print how well pages open on a phone, the median of the runs that ``lighthouserc.json`` asks for."""
    if not shutil.which("lhci"):
        print("没有找到 lhci 命令，网页打开的快慢未测量；需要时请用 npm 安装 @lhci/cli")
        return
    urls = [f"--url=http://localhost/{address}" for address in pages_to_open(site)]
    lhci(site.parent, "collect", f"--staticDistDir={site}", *urls)
    lhci(site.parent, "upload")
    for opened in json.loads((site.parent / ".lighthouseci/report/manifest.json").read_text("utf-8")):
        if opened["isRepresentativeRun"]:
            scores = "  ".join(
                f"{title} {100 * opened['summary'][name]:.0f}" for name, title in SCORES.items()
            )
            moved = json.loads(Path(opened["jsonPath"]).read_text("utf-8"))["audits"]["total-byte-weight"]
            print(f"{urlsplit(opened['url']).path:<22} {scores}  传输 {moved['numericValue'] / 1024:.1f} KB")


def pages_to_open(site: Path) -> list[str]:
    """Return the addresses of the face, the longest page of indicators and every appendix."""
    longest = max(site.glob("indicators/*/index.html"), key=lambda page: page.stat().st_size)
    found = [site / "index.html", longest, *sorted(site.glob("appendix/*/index.html"))]
    return [page.relative_to(site).as_posix().removesuffix("index.html") for page in found]


def lhci(folder: Path, command: str, *arguments: str) -> None:
    """Run a command of Lighthouse CI, which keeps what it finds in ``folder``; exit with all it said if it fails."""
    settings = f"--config={environment.ROOT / 'lighthouserc.json'}"
    run(["lhci", command, settings, *arguments], folder, "Lighthouse 没有测成")


def mkdocs(project: Path, *arguments: str, **settings: str) -> None:
    """Build one project in a process of its own; exit with all it said if it fails."""
    run([sys.executable, "-m", "mkdocs", "build", *arguments], project, f"{project} 没有建成", **settings)


if __name__ == "__main__":
    environment.enter("site")
    environment.install("benchmark", "--target", str(SEGMENTER))
    main()
