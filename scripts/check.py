"""Say what must be done before a report can be published: ``python3 scripts/check.py [FOLDER] [--scores] [--json] [--watch]``."""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment

if TYPE_CHECKING:
    from fractions import Fraction

    from macros.assessment.receipts import Figures


def main() -> int:
    """Return 0 if the report can be published, else 1."""
    parser = argparse.ArgumentParser(description="说出发布之前还要做什么；可以发布时退出码为 0，否则为 1")
    parser.add_argument("folder", type=Path, nargs="?", default=environment.ROOT, help="报告的文件夹")
    parser.add_argument("--scores", action="store_true", help="再列出算出的得分和计分过程，总分，评价等级")
    parser.add_argument("--json", action="store_true", dest="as_json", help="写成 JSON，供编辑器等程序读取")
    parser.add_argument("--watch", action="store_true", help="每次保存后再说一遍，按 Ctrl+C 结束")
    given = parser.parse_args()
    environment.enter("site")
    folder = given.folder.absolute()
    if not given.watch:
        return check(folder, as_json=given.as_json, with_scores=given.scores)
    try:
        for _ in _saves(folder):
            check(folder, as_json=given.as_json, with_scores=given.scores)
    except KeyboardInterrupt:
        pass
    return 0


def check(folder: Path, *, as_json: bool = False, with_scores: bool = False) -> int:
    """Print what stands against publishing the report of a folder, then what may be looked at; return 1 if anything stands against it."""
    from macros import unsearched

    with unsearched():
        from macros.hosts import faults, unhosted

        with faults.told():
            must, may = unhosted.told(folder)
            worked_out = [*scores(folder)] if with_scores else []
    if as_json:
        said = {"must": [vars(task) for task in must], "may": may}
        print(json.dumps(said | ({"scores": worked_out} if with_scores else {}), ensure_ascii=False))
        return int(bool(must))
    print(f"有 {len(must)} 处要做，做完才能发布：" if must else "可以发布")
    numbered = enumerate(must, 1)
    for file, within in groupby(numbered, key=lambda numbered: numbered[1].file):
        print(file or "整份报告")
        for number, task in within:
            print(f"  {number}. {task}")
    if may:
        print("还可以看一看：", *(f"  {line}" for line in may), sep="\n")
    if with_scores:
        print("算出的得分（上面要做的做完，可能会变）：" if must else "算出的得分：", *worked_out, sep="\n")
    sys.stdout.flush()
    return int(bool(must))


def scores(folder: Path) -> Iterator[str]:
    """Yield what each rule of a report gives and why, the total, and the grade, as far as the data can be read and worked out."""
    from macros.assessment.assess import named
    from macros.assessment.effects import grading
    from macros.reading.load import load
    from macros.values.errors import DataErrors, FormulaError

    try:
        known = named(named(load(folder / "data")).titled)
    except (DataErrors, FormulaError):
        yield "  上面要做的做完，才能算"
        return
    framework, identity = known.report.framework, known.report.identity
    ruled = [*(item for item, _ in framework.ruled), *(whole for whole in framework.below if whole.rule)]
    for item in ruled:
        yield from _scored(item.name, item.known_weight, known.figures, f"{item.id}.score")
    if not framework.is_scored:
        return
    limits = identity.limits_of("total.score")
    yield from _scored("总分", framework.weight, known.figures, "total.score", limits)
    try:
        grade, vetoes = grading(known.report, known.figures)
    except FormulaError:
        return
    if grade:
        yield f"  评价等级：{grade.name}"
    yield from (f"    {step.text}" for step in vetoes)


def _scored(
    name: str, full: "Fraction | None", figures: "Figures", of: str, limits: "Sequence[Fraction]" = ()
) -> Iterator[str]:
    """Yield a score, with the decimals that tell it from some limits, and its steps; or why there is none."""
    from macros.values.errors import FormulaError
    from macros.values.printing import SCORE, shortest
    from macros.values.quantity import Quantity

    head = f"  {name}（{shortest(full)}分）" if full else f"  {name}"
    try:
        figure = figures[of]
    except FormulaError:
        yield f"{head}：算不出，见上面要做的"
        return
    value = figure.value
    printed = "不适用" if value is None else Quantity(value, SCORE).beside(limits).digits + SCORE
    yield f"{head}：{printed}"
    yield from (f"    {step.text}" for step in figure.steps)


def _saves(folder: Path) -> Iterator[None]:
    """Yield at once, and whenever a file of the report has been saved."""
    before: dict[Path, int] = {}
    while True:
        files = [
            folder / "mkdocs.yml",
            *(path for part in ("data", "docs") for path in (folder / part).rglob("*")),
        ]
        now = {path: path.stat().st_mtime_ns for path in files if path.is_file()}
        if now != before:
            yield
        before = now
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
