"""What a number, a date or an option can be is asked where it is stated: one line with place, value and remedy."""

from copy import deepcopy
from pathlib import Path

import pytest

from macros.reading.load import load
from tests.engine.builders import Changes, a_report, mistakes, replace_once, write_report

WINDOWS = "figures/figures/windows"
RATED = "figures/figures/rated"


def rate(**stated: str) -> Changes:
    return {RATED: {"title": "覆盖率", "unit": "%", "source": "甲", **stated}}


# what is wrong, the change, the lines; what YAML says where it stands is the place of the minimal report
REFUSED: list[tuple[str, Changes, list[str]]] = [
    ("计数不是整数", {f"{WINDOWS}/value": "306.5"},
     ["figures › windows：“306.5”应为整数，请改正；确实不是整数的，写明 decimals（印出的小数位数）"]),
    ("计数是负数", {f"{WINDOWS}/value": "-3"},
     ["figures › windows：“-3”不能小于0，请改正；确实如此的，写明 range: {from: -3}"]),
    ("计数写成百分数", {f"{WINDOWS}/value": "306%"}, ["figures › windows：“306%”是百分数，单位却是“个”，请改正"]),
    ("数后面带圈码", {f"{WINDOWS}/value": "306①"},
     ["figures › windows › value：“306①”不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法"]),
    ("数后面带上标", {f"{WINDOWS}/value": "306²"},
     ["figures › windows › value：“306²”不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法"]),
    ("比率超过百分之百", rate(value="250%"),
     ["figures › rated：“250%”不能大于100%，请改正；确实如此的，写明 range: {to: 250%}"]),
    ("比率是负数", rate(value="-0.01%"),
     ["figures › rated：“-0.01%”不能小于0%，请改正；确实如此的，写明 range: {from: -0.01%}"]),
    ("比率没有写百分号", rate(value="95.24"), ["figures › rated：单位是 %，数写作“95.24”，是否为 95.24%？请改正"]),
    ("范围没有写百分号", {RATED: {"title": "增长率", "unit": "%", "source": "甲", "value": "5%", "range": {"to": "300"}}},
     ["figures › rated：range：单位是 %，数写作“300”，是否为 300%？请改正"]),
    ("超出所写的范围", {RATED: {"title": "增长率", "unit": "%", "source": "甲", "value": "350%", "range": {"to": "300%"}}},
     ["figures › rated：“350%”不能大于300%，请改正；确实如此的，写明 range: {to: 350%}"]),
    ("算出的数写了范围", {RATED: {"title": "甲", "unit": "%", "formula": "windows / 7", "range": {"to": "3"}}},
     ["figures › rated：range（范围）须与 value（原始数据）同写"]),
    ("份数不是整数", {"surveys/surveys/people/valid": "9.5"}, ["surveys › people › valid：“9.5”应为整数，请改正"]),
    ("份数是负数", {"surveys/surveys/people/handed_out": "-7"}, ["surveys › people › handed_out：“-7”不能小于0，请改正"]),
    ("份数写成百分数", {"surveys/surveys/people/valid": "50%"}, ["surveys › people › valid：“50%”是百分数，单位却是“个”，请改正"]),
    ("满意的选项写了两次", {"surveys/scales/content/satisfied": ["A", "A", "B"]},
     ["scales › content › satisfied：各项中“A”出现了两次，请改名或删去一个"]),
    ("满意的选项没有", {"surveys/scales/content/satisfied": ["A", "F"]},
     ["scales › content：satisfied（计入满意的选项）中“F”不是选项的字母，应在A、B、C之中，请改正"]),
    ("选项折算的比选项少", {"surveys/scales/content": {"options": ["A满意", "B一般", "C不满意"], "worth": ["100%", "60%"]}},
     ["scales › content：worth（各选项算几成满意）须与 options（选项）一样多"]),
    ("选项折算超过十成", {"surveys/scales/content": {"options": ["A满意", "B一般", "C不满意"], "worth": ["101%", "60%", "0%"]}},
     ["scales › content：worth（各选项算几成满意）应为0%至100%，“101%”不是，请改正"]),
    ("选项折算没有百分号", {"surveys/scales/content": {"options": ["A满意", "B一般", "C不满意"], "worth": ["100%", "60", "0%"]}},
     ["scales › content：worth（各选项算几成满意）应为0%至100%，“60”不是，请改正"]),
    ("满意的选项既列出又折算", {"surveys/scales/content": {"options": ["A满意", "B一般"], "satisfied": ["A"], "worth": ["100%", "60%"]}},
     ["scales › content：satisfied（计入满意的选项）与 worth（各选项算几成满意）只写一项，请删去一项"]),
    ("选项的字母重复", {"surveys/scales/content/options": ["A满意", "A一般", "C不满意"]},
     ["scales › content：options（选项）中“A”出现了两次，请改名或删去一个"]),
    ("等级次序颠倒", {"report/grades": [{"name": "优", "at_least": 80}, {"name": "良", "at_least": 90}]},
     ["：grades（评价等级）应从高到低排列：“良”从90分起，不低于它前面的“优”（80分），请改正"]),
    ("等级分数线相同", {"report/grades": [{"name": "优", "at_least": 80}, {"name": "良", "at_least": 80}]},
     ["：grades（评价等级）应从高到低排列：“良”从80分起，不低于它前面的“优”（80分），请改正"]),
    ("等级同名", {"report/grades": [{"name": "优", "at_least": 80}, {"name": "优", "at_least": 0}]},
     ["：grades（评价等级）中“优”出现了两次，请改名或删去一个"]),
    ("排名的等级次序颠倒", {"report/graded_by": "rate", "report/grades": [{"name": "优", "to": "30%"}, {"name": "良", "to": "30%"}]},
     ["：grades（评价等级）应从高到低排列：“良”到30%为止，没有超过它前面的“优”，请改正"]),
    ("等级的界线有高有低", {"report/grades": [{"name": "优", "to": 30}, {"name": "良", "at_least": 0}]},
     ["：grades（评价等级）：“优”和“良”须都写 at_least 或都写 to，只有最低一档可以不写，请改正"]),
    ("不是最低的等级没有界线", {"report/grades": [{"name": "优"}, {"name": "良", "at_least": 0}]},
     ["：grades（评价等级）：“优”和“良”须都写 at_least 或都写 to，只有最低一档可以不写，请改正"]),
    ("总分的等级写成百分数", {"report/grades": [{"name": "优", "at_least": "90%"}, {"name": "良"}]},
     ["：grades（评价等级）的“90%”是百分数，总分应为分数，如 90；按得分率评的，另写 graded_by: total.score_rate，请改正"]),
    ("年度太早", {"report/year": "-5"}, ["year：“-5”不能小于1949，请改正"]),
    ("年度太晚", {"report/year": "9999"}, ["year：“9999”不能大于2100，请改正"]),
    ("年度不在评价时段内", {"report/year": "2031"}, ["：year（评价年度）“2031”不在评价时段 2030-01-01 至 2030-12-31 之内，请改正"]),
    ("日期写成秒数", {"report/signed": "1701129600"}, ["signed：“1701129600”应为日期，如 2023-11-28，请改正"]),
    ("日期带了时刻", {"report/signed": "2031-05-20T08:00"}, ["signed：“2031-05-20T08:00”应为日期，如 2023-11-28，请改正"]),
    ("修订在一百多年之后", {"report/revisions": [{"date": "2206-11-22", "text": "甲"}]},
     ["revisions › 第1项 › date：“2206-11-22”的年份应在1949至2100之间，请改正"]),
]  # fmt: skip

STATED: dict[str, Changes] = {
    "比率正好是零": rate(value="0%"),
    "比率正好是百分之百": rate(value="100%"),
    "比率写成小数": rate(value="0.9524"),
    "写明可以为负": {RATED: {"title": "增长率", "unit": "%", "source": "甲", "value": "-5.18%", "range": {"from": "-100%"}}},
    "写明可以超过百分之百": {RATED: {"title": "完成率", "unit": "%", "source": "甲", "value": "250%", "range": {"to": "250%"}}},
    "平均数写明小数位数": {f"{WINDOWS}/value": "306.5", f"{WINDOWS}/decimals": "1"},
    "计量的数不必是整数": {f"{WINDOWS}/value": "16.5", f"{WINDOWS}/unit": "分钟"},
    "一整年的年度": {"report/year": "2030"},
    "跨年的评价时段": {"report/period_from": "2029-01-01", "report/year": "2029"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "lines"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_what_cannot_be_is_refused_where_it_is_stated(change: Changes, lines: list[str]) -> None:
    file = next(iter(change)).partition("/")[0]
    assert mistakes(a_report, change) == [
        f"data/{file}.yml 第1行 {line}".replace(" ：", "：") for line in lines
    ]


@pytest.mark.parametrize("change", STATED.values(), ids=STATED)
def test_what_can_be_or_is_said_to_be_is_read(change: Changes) -> None:
    assert a_report(change)


def test_a_full_width_percent_sign_is_one() -> None:
    report = a_report({RATED: {"title": "办结率", "unit": "％", "source": "甲", "value": "95.24%"}})
    assert report.figures["rated"].unit == "%"


@pytest.mark.parametrize(("file", "old", "new", "line"), [
    ("surveys/people.csv", "q1,8,1,1", "q1,8,-3,5", "data/surveys/people.csv 第2行 B 列：“-3”不能小于0，请改正"),
    ("surveys/people.csv", "q1,8,1,1", "q1,8,57.5,1", "data/surveys/people.csv 第2行 B 列：“57.5”应为整数，请改正"),
    ("tables/crowd.csv", "men,7,", "men,7.5,",
     "data/tables/crowd.csv 第2行 number 列：“7.5”应为整数，请改正；确实不是整数的，列的 type 写 amount"),
    ("tables/crowd.csv", "men,7,", "men,-7,",
     "data/tables/crowd.csv 第2行 number 列：“-7”不能小于0，请改正；确实如此的，写明 range: {from: -7}"),
    ("tables/crowd.csv", "70%", "170%",
     "data/tables/crowd.csv 第2行 part 列：“170%”不能大于100%，请改正；确实如此的，写明 range: {to: 170%}"),
    ("tables/crowd.csv", "70%", "70", "data/tables/crowd.csv 第2行 part 列：单位是 %，数写作“70”，是否为 70%？请改正"),
])  # fmt: skip
def test_a_cell_that_cannot_be_is_refused_with_its_line(
    tmp_path: Path, file: str, old: str, new: str, line: str
) -> None:
    data = write_report(tmp_path, PEOPLE)
    replace_once(data / file, old, new)
    assert mistakes(load, data) == [line]


def test_cells_in_a_unit_of_their_own_and_columns_that_say_more_are_read(tmp_path: Path) -> None:
    data = write_report(tmp_path, deepcopy(PEOPLE) | {"tables/tables/crowd/units": {"hours": "小时"}})
    replace_once(data / "tables" / "crowd.csv", "women,3,30%", "women,3,30%\nrate,-5%,\nhours,7.5,")
    assert load(data)
    more = {
        "tables/tables/crowd/columns/0/range": {"from": "-10"},
        "tables/tables/crowd/columns/1/range": {"to": "2%"},
    }
    assert mistakes(a_report, {**PEOPLE, **more}) == [
        "data/tables/crowd.csv 第2行 part 列：“70%”不能大于2%，请改正；确实如此的，写明 range: {to: 70%}",
        "data/tables/crowd.csv 第3行 part 列：“30%”不能大于2%，请改正；确实如此的，写明 range: {to: 30%}",
    ]


def test_the_range_of_a_column_is_in_its_unit_and_only_where_it_means_something() -> None:
    place = "data/tables.yml 第1行 tables › crowd › columns ›"
    assert mistakes(a_report, {**PEOPLE, "tables/tables/crowd/columns/1/range": {"to": "200"}}) == [
        f"{place} part：range：单位是 %，数写作“200”，是否为 200%？请改正"
    ]
    assert mistakes(a_report, {"tables/tables/money/columns/1/range": {"to": "200"}}) == [
        "data/tables.yml 第1行 tables › money › columns › planned：range（范围）只用于 count（计数）、share（比率）的列，请删去"
    ]


PEOPLE: dict[str, object] = {
    "tables/tables/crowd": {
        "title": "人员",
        "source": "甲",
        "columns": [
            {"id": "number", "title": "人数", "type": "count"},
            {"id": "part", "title": "占比", "type": "share"},
        ],
    },
    "tables/crowd.csv": "id,number,part\nmen,7,70%\nwomen,3,30%\n",
}


def test_a_grade_that_no_total_can_reach_is_named() -> None:
    grades = [{"name": "优", "at_least": 900}, {"name": "差", "at_least": 0}]
    line = "data/report.yml grades：“优”从900分起，高于总分100分，没有总分能达到，请改正"
    assert mistakes(a_report, {"report/grades": grades}) == [line]
    assert mistakes(a_report, {"report/grades": grades, "indicators/cap": "110"}) == [
        line.replace("100", "110")
    ]
