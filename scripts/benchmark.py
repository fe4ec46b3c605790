"""How long a build takes, beside a bare site of the same pages, and how quickly the pages open on a phone.

``python3 scripts/benchmark.py [--rounds N]``
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment

SIZES = (1, 5, 10)
SCORES = {"performance": "性能", "accessibility": "无障碍", "best-practices": "最佳做法", "seo": "搜索引擎"}
SEGMENTER = environment.VENV / "segmenter"  # beside the environment: the theme uses it wherever it finds it
Build = Callable[[], None]


def main() -> None:
    """Print the median whole-process seconds of each build, their ratios, the growth, and what Lighthouse says."""
    parser = argparse.ArgumentParser(description="比较构建用时，并测量网页打开的快慢")
    parser.add_argument("--rounds", type=int, default=5, help="每种构建轮流进行的次数，默认 5")
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as folder:
        against_bare(Path(folder), rounds)
        growth(Path(folder), rounds)
        opening(Path(folder, "site"))


def against_bare(folder: Path, rounds: int) -> None:
    """Build the report and a bare site of the same rendered pages in turn."""
    bare = bare_site(folder)
    ours, segmented, plain = measured(
        [
            lambda: mkdocs(environment.ROOT, "--site-dir", str(folder / "site")),
            lambda: mkdocs(bare, PYTHONPATH=str(SEGMENTER)),
            lambda: mkdocs(bare),
        ],
        rounds,
    )
    print(f"整个进程的秒数（{rounds} 轮的中位数）")
    print(f"  本报告                     {ours:.2f}")
    print(f"  同样的页面，裸主题，分词搜索 {segmented:.2f}  本报告是它的 {ours / segmented:.2f} 倍")
    print(f"  同样的页面，裸主题，不分词   {plain:.2f}  本报告是它的 {ours / plain:.2f} 倍")


def bare_site(folder: Path) -> Path:
    """Return a project of the report's rendered Markdown with nothing but the theme and its search."""
    from jinja2 import Environment

    from macros.publication import prepare
    from macros.site.addresses import link

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
    seconds = measured([lambda report=report: mkdocs(report) for report in reports], rounds)  # type: ignore[misc]
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


def measured(builds: list[Build], rounds: int) -> list[float]:
    """Return each build's median seconds; they take turns, after one round that is not counted."""
    times = [[_seconds(build) for build in builds] for _ in range(rounds + 1)]
    return [median(spent) for spent in zip(*times[1:], strict=True)]


def mkdocs(project: Path, *arguments: str, **settings: str) -> None:
    """Build one project in a process of its own; exit with all it said if it fails."""
    run([sys.executable, "-m", "mkdocs", "build", *arguments], project, f"{project} 没有建成", **settings)


def run(command: list[str], folder: Path, failed: str, **settings: str) -> None:
    """Run a command in a folder; exit with ``failed`` and all it said if it fails."""
    done = subprocess.run(
        command, cwd=folder, env=os.environ | settings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{failed}：\n{done.stdout}{done.stderr}")


def _seconds(build: Build) -> float:
    start = time.perf_counter()
    build()
    return time.perf_counter() - start


if __name__ == "__main__":
    environment.enter("site")
    environment.install("benchmark", "--target", str(SEGMENTER))
    main()
