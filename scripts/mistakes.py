"""What becomes of mistakes, by family: ``python3 scripts/mistakes.py [FAMILY …] [--made N] [--project FOLDER]``.

Every case of ``tests/engine/mistakes/`` is tried on a copy of the fictional library's report. Exit code 1
if any is not told in the lines it expects. With ``--made``, N mistakes drawn by lot among those made by
rule (every text × every payload …) are tried on a copy of any report.
"""

import argparse
import shutil
import sys
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment
from scripts.environment import say

VERDICTS = ("放过", "崩溃", "卡住", "行数不对", "位置不对", "话不对", "误拒")


def main() -> int:
    """Print the table and return 0, or 1 if anything is amiss."""
    from tests.engine.mistakes.corpus import families

    parser = argparse.ArgumentParser(description="逐个试错误的输入，按类列出结果")
    parser.add_argument("families", nargs="*", metavar="类", help=f"默认全部：{'、'.join(families())}")
    parser.add_argument("--made", type=int, default=0, metavar="N", help="改试按规则造出的错误，抽 N 个")
    parser.add_argument("--seed", type=int, default=1, help="抽签的种子")
    parser.add_argument(
        "--project", type=Path, default=environment.ROOT / "tests/reports/library", help="在哪份报告上试"
    )
    given = parser.parse_args()
    print(f"| 类 | 例 | {' | '.join(VERDICTS)} |\n|---|{'---|' * (len(VERDICTS) + 1)}")
    with TemporaryDirectory() as folder:
        if given.made:
            counts = _drawn(given.project, Path(folder) / "project", given.made, given.seed)
        else:
            wanted = given.families or families()
            counts = [_tried(family, Path(folder) / family) for family in wanted]
    _row("合计", sum(counts, Counter()))
    return int(any(count[verdict] for count in counts for verdict in VERDICTS))


def _tried(family: str, folder: Path) -> "Counter[str]":
    """Return how often each verdict was given in a family, and print its row and what was told amiss."""
    from tests.engine.mistakes.corpus import cases, judged
    from tests.engine.site_building import copy_of_library

    folder.mkdir()
    project, counts = copy_of_library(folder), Counter[str]()
    for case in cases(family):
        verdict, lines = judged(case, project)
        counts.update(["例", *filter(None, [verdict])])
        if verdict:
            say("\n    ".join([f"{family} · {case.name}：{verdict}", *lines[:5]]))
    _row(family, counts)
    return counts


def _drawn(source: Path, project: Path, number: int, seed: int) -> "list[Counter[str]]":
    """Return how often each verdict was given to mistakes made by rule, family by family, and print their rows."""
    from tests.engine.mistakes.generated import made

    for name in ("data", "docs"):
        shutil.copytree(source / name, project / name)
    shutil.copyfile(source / "mkdocs.yml", project / "mkdocs.yml")
    if (source / "macros").is_dir():  # which mkdocs.yml asks for
        (project / "macros").mkdir()
    everything = list(made(project))
    counts: dict[str, Counter[str]] = {}
    lot = Random(seed)  # noqa: S311 - it draws cases, not secrets
    for mistake in lot.sample(everything, min(number, len(everything))):
        verdict, lines = mistake.judged(project)
        counts.setdefault(mistake.family, Counter()).update(["例", *filter(None, [verdict])])
        if verdict:
            say(
                "\n    ".join(
                    [f"{mistake.family} · {mistake.file} 第{mistake.line}行：{verdict}", *lines[:5]]
                )
            )
    for family in sorted(counts):
        _row(family, counts[family])
    return list(counts.values())


def _row(name: str, counts: "Counter[str]") -> None:
    print(f"| {name} | {' | '.join(str(counts[key]) for key in ('例', *VERDICTS))} |", flush=True)


if __name__ == "__main__":
    environment.enter("site", "documents", "test")
    sys.exit(main())
