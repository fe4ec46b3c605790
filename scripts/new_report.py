"""Begin a report in a folder of its own: ``python3 scripts/new_report.py FOLDER [--from FILE.docx]``."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment

KINDS = ("整体", "整体自评", "项目自评")
QUESTIONS = {
    "department": "单位名称：",
    "year": "年度（如 2031）：",
    "kind": f"哪一种报告（{'、'.join(KINDS)}）：",
}


def main() -> int:
    """Return 0 once the report is written, 1 after one Chinese line that says why it is not."""
    parser = argparse.ArgumentParser(description="在一个新文件夹里开始一份报告", allow_abbrev=False)
    parser.add_argument("folder", type=Path, help="新文件夹")
    parser.add_argument("--from", dest="file", type=Path, help="Word 报告，或 Word、Excel 里的自评表")
    parser.add_argument("--department", help="单位名称")
    parser.add_argument("--year", help="年度")
    parser.add_argument("--kind", help="、".join(KINDS))
    parser.add_argument("--refresh", action="store_true", help="按数据补上缺少的页面和目录")
    given = parser.parse_args()
    environment.enter("site", *(["importing"] if given.file else []))
    from macros.hosts.faults import told

    with told("报告没有写成：", str(given.file or "")):
        return begin(given)


def begin(given: argparse.Namespace) -> int:
    """Write or refresh the report and say what to do next."""
    from macros.importing.writing import refresh, whole
    from macros.values.errors import DataErrors

    folder: Path = given.folder.absolute()
    try:
        if given.refresh:
            written = refresh(folder)
            environment.say(f"已照数据更新：{'、'.join(written)}" if written else "页面和目录与数据一致")
            return 0
        with whole(folder) as made:
            _write(given, made)
    except DataErrors as errors:
        environment.say("\n".join(errors.messages))
        return 1
    environment.say(
        f"已放好：{given.folder}\n"
        f"建成网站看一看：python3 scripts/build.py -f {given.folder}/mkdocs.yml\n"
        f"还要做什么：    python3 scripts/check.py {given.folder}"
    )
    return 0


def _write(given: argparse.Namespace, folder: Path) -> None:
    if given.file:
        from macros.importing.from_word import import_word

        for notice in import_word(given.file, folder):
            environment.say(notice)
        return
    from macros.importing.blank import blank
    from macros.importing.writing import write

    asked = _asked({name: getattr(given, name) for name in QUESTIONS})
    write(blank(asked["department"], int(asked["year"]), asked["kind"]), folder)


def _asked(answers: dict[str, str | None]) -> dict[str, str]:
    """Return all answers, those that the command does not give asked at the terminal. Raises DataErrors."""
    from macros.values.errors import DataErrors

    missing = [f"--{name}" for name, answer in answers.items() if not answer]
    if missing and not sys.stdin.isatty():
        raise DataErrors(
            [f"缺少 {'、'.join(missing)}，请写在命令里，如 --department 某某局 --year 2031 --kind 整体"]
        )
    found = {name: (answer or input(QUESTIONS[name])).strip() for name, answer in answers.items()}
    if not found["department"]:
        raise DataErrors(["没有单位名称，请重新运行"])
    if not (found["year"].isdecimal() and 1949 < int(found["year"]) < 2200):
        raise DataErrors([f"年度“{found['year']}”不是四位数的年份，应为 2031 这样的写法"])
    if found["kind"] not in KINDS:
        raise DataErrors([f"没有“{found['kind']}”这种报告，应为{'、'.join(KINDS)}之一"])
    return found


if __name__ == "__main__":
    sys.exit(main())
