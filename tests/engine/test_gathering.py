"""One cause, one line, also where very many names mean nothing."""

import pytest

from macros.gate.gathering import gathered
from macros.values.mistakes import Mistake, Where, unknown


def test_the_places_of_other_causes_stay_told_beside_very_many_unknown_names() -> None:
    figures, sheet = Where("data/figures.yml"), Where("data/tables/t.csv")
    nothing = [unknown(figures.at(n), "数据", f"x{n}", ()) for n in range(1, 12)]
    blank = [Mistake(sheet.at(n) / "a", "是空的，请填写", cause="空格") for n in (2, 3)]
    many, told = map(str, gathered([*nothing, *blank], {}))
    assert many.startswith("有11个名称对不上，如 data/figures.yml 第1行：没有名为“x1”的数据；")
    assert told == "data/tables/t.csv 第2行 a（还有 第3行 a）：是空的，请填写"


RENAMED = "改了编号、增删了指标或表格的，运行 python3 scripts/new_report.py 文件夹 --refresh，照数据重做这些页面；没有改过的，"


@pytest.mark.parametrize(("other", "remedy"), [("docs/b.md", RENAMED), ("data/checks.yml", "")])
def test_pages_alone_that_name_what_is_not_there_may_be_made_anew(other: str, remedy: str) -> None:
    pages = [unknown(Where("docs/a.md").at(n), "数据", f"x{n}", ()) for n in range(1, 12)]
    (told,) = gathered([*pages, unknown(Where(other).at(1), "数据", "x12", ())], {})
    assert str(told) == (
        "有12个名称对不上，如 docs/a.md 第1行：没有名为“x1”的数据；"
        f"{remedy}可能有文件缺少、放错，或是另一份报告的，请先检查 data/ 下的文件"
    )
