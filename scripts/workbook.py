"""The data as one Excel workbook: ``python3 scripts/workbook.py out FILE.xlsx``, and ``in FILE.xlsx`` to take it back."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment


def main() -> int:
    """Return 0 once it is done, 1 after Chinese lines that say why nothing was done."""
    parser = argparse.ArgumentParser(description="把全部数据导出为一个 Excel 工作簿，改好再导入")
    parser.add_argument("way", choices=("out", "in"), help="out 导出，in 导入")
    parser.add_argument("file", type=Path, help="工作簿，如 数据.xlsx")
    parser.add_argument("folder", type=Path, nargs="?", default=environment.ROOT, help="报告的文件夹")
    parser.add_argument("--look", action="store_true", help="只看会改什么，不写入")
    given = parser.parse_args()
    environment.enter("site", "importing")
    from macros.hosts.faults import told

    with told("什么也没有写入：", f"{given.file}、data/"):
        return exchange(given.way, given.file, given.folder.absolute(), look=given.look)


def exchange(way: str, file: Path, project: Path, *, look: bool) -> int:
    """Write the workbook, or show the changes in it and make them all; return 1 if nothing could be done."""
    from macros.values.errors import DataErrors
    from macros.workbook.exchange import objections, out, planned, write

    data = project / "data"
    try:
        if way == "out":
            out(data, file)
            print(f"已导出：{file}")
            return 0
        plan = planned(data, file)
        head = f"改动 {len(plan.told)} 处：" if plan.told else "没有改动"
        print("\n".join([head, *plan.told, *plan.left]))
        against, later = objections(project, plan) if plan.files else ([], [])
        if against:
            raise DataErrors([*against, *later])
        if plan.files and not look:
            write({data / name: written for name, written in plan.files.items()})
            print(f"已写入：{'、'.join(f'data/{name}' for name in plan.files)}；再改请先重新导出")
        if later:
            print("\n".join(["还要做：", *later]))
    except DataErrors as errors:
        lines = [f"  {number}. {message}" for number, message in enumerate(errors.messages, 1)]
        print("\n".join([f"有 {len(lines)} 处不行，什么也没有写入：", *lines]))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
