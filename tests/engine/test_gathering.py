"""One cause, one line, also where very many names mean nothing."""

from macros.gate.gathering import gathered
from macros.values.mistakes import Mistake, Where, unknown


def test_the_places_of_other_causes_stay_told_beside_very_many_unknown_names() -> None:
    figures, sheet = Where("data/figures.yml"), Where("data/tables/t.csv")
    nothing = [unknown(figures.at(n), "数据", f"x{n}", ()) for n in range(1, 12)]
    blank = [Mistake(sheet.at(n) / "a", "是空的，请填写", cause="空格") for n in (2, 3)]
    many, told = map(str, gathered([*nothing, *blank], {}))
    assert many.startswith("有11个名称对不上，如 data/figures.yml 第1行：没有名为“x1”的数据；")
    assert told == "data/tables/t.csv 第2行 a（还有 第3行 a）：是空的，请填写"
