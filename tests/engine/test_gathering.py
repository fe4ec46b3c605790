"""One cause, one line, also where very many names mean nothing."""

from macros.gate.gathering import gathered


def test_the_places_of_other_causes_stay_told_beside_very_many_unknown_names() -> None:
    unknown = [f"data/figures.yml 第{n}行：没有名为“x{n}”的数据，请改正" for n in range(1, 12)]
    blank = [f"data/tables/t.csv 第{n}行 a：是空的，请填写" for n in (2, 3)]
    many, told = gathered([*unknown, *blank], {})
    assert many.startswith("有11个名称对不上，如 data/figures.yml 第1行：没有名为“x1”的数据；")
    assert told == "data/tables/t.csv 第2行 a（还有 data/tables/t.csv 第3行 a）：是空的，请填写"
