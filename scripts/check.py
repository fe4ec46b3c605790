"""Say what must be done before a report can be published: ``python3 scripts/check.py [FOLDER]``."""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import environment


def main() -> int:
    """Return 0 if the report can be published, else 1."""
    parser = argparse.ArgumentParser(description="说出发布之前还要做什么")
    parser.add_argument("folder", type=Path, nargs="?", default=environment.ROOT, help="报告的文件夹")
    given = parser.parse_args()
    environment.enter("site")
    return check(given.folder.absolute())


def check(folder: Path) -> int:
    """Print what stands against publishing the report of a folder; return 1 if anything does."""
    from macros import unsearched

    with unsearched():
        from macros.hosts.unhosted import reasons_not_to_publish

        reasons = reasons_not_to_publish(folder)
    print(f"有 {len(reasons)} 处要做，做完才能发布：" if reasons else "可以发布")
    for number, reason in enumerate(reasons, 1):
        print(f"  {number}. {reason}")
    return 1 if reasons else 0


if __name__ == "__main__":
    sys.exit(main())
