"""What Lighthouse says of the built site on a phone, the median of three runs: ``python3 scripts/lighthouse.py [--site site]``."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts.environment import ROOT
from scripts.serving import served
from scripts.test import BROWSERS

CATEGORIES = {
    "performance": "性能",
    "accessibility": "无障碍",
    "best-practices": "最佳做法",
    "seo": "搜索引擎",
}
RUNS = 3
_FLAGS = "--headless --no-sandbox --disable-gpu"


@dataclass(frozen=True)
class Measured:
    """A page's scores of 100, by category, and the bytes it moved."""

    address: str
    scores: dict[str, int]
    moved: int


def measured(site: Path) -> Iterator[Measured]:
    """Yield the measures of the face, the longest page of indicators and every appendix of ``site``."""
    with served(site) as home, TemporaryDirectory() as folder:
        for address in pages(site):
            yield _measured(address, home, Path(folder, "report.json"))


def pages(site: Path) -> list[str]:
    """Return the addresses of the pages to measure."""
    longest = max(site.glob("indicators/*/index.html"), key=lambda page: page.stat().st_size)
    found = [site / "index.html", longest, *sorted(site.glob("appendix/*/index.html"))]
    return [page.relative_to(site).as_posix().removesuffix("index.html") for page in found]


def _measured(address: str, home: str, file: Path) -> Measured:
    """Return the run of median performance: a page opens now faster, now slower."""
    runs = sorted((_run(address, home, file) for _ in range(RUNS)), key=lambda run: run.scores["performance"])
    return runs[RUNS // 2]


def _run(address: str, home: str, file: Path) -> Measured:
    browser = next(filter(None, map(shutil.which, BROWSERS)), "")
    only = ",".join(CATEGORIES)
    command = ["lighthouse", home + address, "--quiet", "--output", "json", "--output-path", str(file)]
    subprocess.run(
        [*command, f"--only-categories={only}", f"--chrome-flags={_FLAGS}"],
        env=os.environ | {"CHROME_PATH": browser},
        check=True,
    )
    result: dict[str, Any] = json.loads(file.read_text("utf-8"))
    scores = {name: round(100 * result["categories"][name]["score"]) for name in CATEGORIES}
    requests = result["audits"]["network-requests"]["details"]["items"]
    return Measured(address, scores, sum(request["transferSize"] for request in requests))


def report(site: Path) -> None:
    """Print a line for each page, or that the tool is not here."""
    if not shutil.which("lighthouse"):
        print("没有找到 lighthouse 命令，网页打开的快慢未测量；需要时请用 npm 安装 lighthouse")
        return
    for page in measured(site):
        scores = "  ".join(f"{title} {page.scores[name]}" for name, title in CATEGORIES.items())
        print(f"/{page.address:<20} {scores}  传输 {page.moved / 1024:.1f} KB", flush=True)


def main() -> None:
    """Measure a site that stands already."""
    parser = argparse.ArgumentParser(description="用 Lighthouse（手机预设）测量建成的网站")
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="网站所在的文件夹，默认 site")
    site = parser.parse_args().site
    if not (site / "index.html").is_file():
        sys.exit(f"{site} 里没有建成的网站，请先运行 python3 scripts/build.py")
    report(site)


if __name__ == "__main__":
    main()
