"""What becomes of mistakes, by family: ``python3 scripts/mistakes.py [FAMILY …]``.

Every case of ``tests/engine/mistakes/`` is tried on a copy of the fictional library's report. Exit code 1
if any is not told in the lines it expects.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
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
    wanted = parser.parse_args().families or families()
    print(f"| 类 | 例 | {' | '.join(VERDICTS)} |\n|---|{'---|' * (len(VERDICTS) + 1)}")
    with TemporaryDirectory() as folder:
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


def _row(name: str, counts: "Counter[str]") -> None:
    print(f"| {name} | {' | '.join(str(counts[key]) for key in ('例', *VERDICTS))} |", flush=True)


if __name__ == "__main__":
    environment.enter("site", "documents", "test")
    sys.exit(main())
