"""One broken copy of the real data for each way in which data go wrong, and the exact lines it is met with."""

import logging
from fractions import Fraction
from pathlib import Path

import pytest

from macros.assessment.assess import Assessment
from macros.reading.load import load
from tests.engine.builders import copy_of_real, mistakes, replace_once, write_report

NO_NUMBER = "不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法"
A21 = "dimensions › A › groups › A2 › indicators › A21"
B11 = "dimensions › B › groups › B1 › indicators › B11"
C21 = "dimensions › C › groups › C2 › indicators › C21"
A21_WEIGHT = "name: 年度工作计划明确性\n            weight: 2"
BANDS = "kind: bands\n              value: online_rate\n              bands:\n                - {at_least: 98%, points: 10}"
UNASSIGNED = "text: 年度计划工作分解到各科室\n                  share: 25%\n                  met: false"

# what is shown, file, what stands there, what is written instead, the lines: {0} is the line of
# the change in the file, {1} the next
BROKEN = [
    ("文字写在数字处", "indicators.yml", A21_WEIGHT, A21_WEIGHT.replace("2", "两分"),
     [f"data/indicators.yml 第{{1}}行 {A21} › weight：“两分”{NO_NUMBER}"]),
    ("必填项留空", "indicators.yml", A21_WEIGHT, A21_WEIGHT.replace(" 2", ""),
     [f"data/indicators.yml 第{{1}}行 {A21} › weight：缺少此项，请补上"]),
    ("键名拼错", "indicators.yml", A21_WEIGHT, A21_WEIGHT.replace("weight", "wieght"),
     [f"data/indicators.yml 第58行 {A21} › weight：缺少此项，请补上",
      f"data/indicators.yml 第{{1}}行 {A21} › wieght：没有“wieght”这一项，是否为“weight”？请改正或删去"]),
    ("是否符合写成中文", "indicators.yml", UNASSIGNED, UNASSIGNED.replace("false", "否"),
     [f"data/indicators.yml 第{{2}}行 {A21} › rule › points › 第2项 › met：“否”应为 true（符合）或 false（不符合），请改正"]),
    ("要点没有写扣多少", "indicators.yml", UNASSIGNED, UNASSIGNED.replace("share: 25%", ""),
     [f"data/indicators.yml 第{{0}}行 {A21} › rule › points › 第2项：share（占权重的比例）与 points（分数）须填且只填一个"]),
    ("要点写了两种扣法", "indicators.yml", UNASSIGNED, UNASSIGNED.replace("met", "points: 1\n                  met"),
     [f"data/indicators.yml 第{{0}}行 {A21} › rule › points › 第2项：share（占权重的比例）与 points（分数）须填且只填一个"]),
    ("编号不能用作名称", "indicators.yml", 'id: "A21"', 'id: "A-21"',
     ["data/indicators.yml 第{0}行 dimensions › A › groups › A2 › indicators › A-21 › id：“A-21”只能用字母、数字和下划线，且不以数字开头，请改正"]),
    ("评分规则的种类拼错", "indicators.yml", "{kind: slope, value: budget", "{kind: slop, value: budget",
     [f"data/indicators.yml 第{{0}}行 {B11} › rule：“slop”应为checklist、slope、bands、proportional、judged、parts之一，请改正"]),
    ("评分规则没有写种类", "indicators.yml", "{kind: slope, value: budget", "{value: budget",
     [f"data/indicators.yml 第{{0}}行 {B11} › rule：缺少 kind，请写明种类"]),
    ("递减式没有界限", "indicators.yml", "budget_adjustment_rate, at_most: 10%,", "budget_adjustment_rate,",
     [f"data/indicators.yml 第{{0}}行 {B11} › rule：at_most（上限）与 at_least（下限）须填且只填一个"]),
    ("递减式一步为零", "indicators.yml", "at_most: 10%, step: 1%", "at_most: 10%, step: 0",
     [f"data/indicators.yml 第{{0}}行 {B11} › rule › step：“0”应大于0，请改正"]),
    ("分档式没有写考核什么", "indicators.yml", BANDS, BANDS.replace("value: online_rate\n              ", ""),
     [f"data/indicators.yml 第{{0}}行 {C21} › rule › value：缺少此项，请补上"]),
    ("分档式的分数不是数字", "indicators.yml", BANDS, BANDS.replace("points: 10", "points: 十"),
     [f"data/indicators.yml 第{{3}}行 {C21} › rule › bands › 第1项 › points：“十”{NO_NUMBER}"]),
    ("分档式没有档", "indicators.yml", BANDS, BANDS.replace("\n                - {at_least: 98%, points: 10}", " []"),
     [f"data/indicators.yml 第{{2}}行 {C21} › rule › bands：至少要有1项，请补上"]),
    ("指标编号重复", "indicators.yml", 'id: "A22"', 'id: "A23"',
     ["data/indicators.yml：编号“A23”重复出现2次，请改成不同的编号"]),
    ("引用的指标编号拼错", "findings.yml", '["A21"]', '["A211"]',
     ["data/findings.yml problem-1 explains：没有编号为“A211”的指标，是否为“A21”？请改正"]),
    ("引用的问题编号拼错", "findings.yml", "answers: [problem-1]", "answers: [problm-1]",
     ["data/findings.yml recommendation-1 answers：没有编号为“problm-1”的问题，是否为“problem-1”？请改正"]),
    ("日期写成中文", "report.yml", "signed: 2023-11-28", "signed: 2023年11月28日",
     ["data/report.yml 第{0}行 signed：“2023年11月28日”应为日期，如 2023-11-28，请改正"]),
    ("日期不存在", "report.yml", "signed: 2023-11-28", "signed: 2023-11-31",
     ["data/report.yml 第{0}行 signed：“2023-11-31”应为日期，如 2023-11-28，请改正"]),
    ("年份不是整数", "report.yml", "year: 2022\n", "year: 二〇二二\n",
     ["data/report.yml 第{0}行 year：“二〇二二”应为整数，请改正"]),
    ("名称与简称写成一句话", "report.yml", "{name: 延津县财政局}", "延津县财政局",
     ["data/report.yml 第{0}行 client：“延津县财政局”应为“名称: 内容”的形式，请改正"]),
    ("键重复", "report.yml", "title: 2022", "title: 旧标题\ntitle: 2022",
     ["data/report.yml 第{1}行：“title”重复出现，请删去或改名其中一个"]),
    ("缩进用了制表符", "report.yml", "year: 2022\n", "\tyear: 2022\n",
     ["data/report.yml 第{0}行：YAML 写法有误（不能用制表符（Tab）缩进），请检查缩进、冒号和引号"]),
    ("选项组拼错", "surveys.yml", "一般需要多少次才能完成?\", scale: visits", "一般需要多少次才能完成?\", scale: visit",
     ["data/surveys.yml public q4：没有名为“visit”的选项组，是否为“visits”？请改正 scale"]),
    ("有效份数不是数字", "surveys.yml", "valid: 78", "valid: 七十八",
     [f"data/surveys.yml 第{{0}}行 surveys › public › valid：“七十八”{NO_NUMBER}"]),
    ("填了没有的选项", "surveys/public.csv", "q4,66,10,2,,", "q4,66,10,2,0,",
     ["data/surveys/public.csv q4：填了选项“A、B、C、D”的份数，应填“A、B、C”"]),
    ("漏填一个选项", "surveys/public.csv", "q4,66,10,2,,", "q4,66,10,,,",
     ["data/surveys/public.csv q4：填了选项“A、B”的份数，应填“A、B、C”"]),
    ("份数不是数字", "surveys/public.csv", "q4,66,", "q4,66份,",
     [f"data/surveys/public.csv 第{{0}}行 A 列：“66份”{NO_NUMBER}"]),
    ("漏掉一题", "surveys/public.csv", "q4,66,10,2,,\n", "",
     ["data/surveys/public.csv：没有问题“q4”的份数，请补上一行"]),
    ("题号拼错", "surveys/public.csv", "q4,", "q44,",
     ["data/surveys/public.csv：没有编号为“q44”的问题，是否为“q4”？请改正",
      "data/surveys/public.csv：没有问题“q4”的份数，请补上一行"]),
    ("题号重复", "surveys/public.csv", "q4,", "q3,",
     ["data/surveys/public.csv 第{0}行 question 列：编号“q3”重复出现，请改成不同的编号"]),
    ("没有这个选项列", "surveys/public.csv", "D,E", "D,F",
     ["data/surveys/public.csv 第1行：没有“F”这一列，请改正表头"]),
    ("一行太短", "tables/income.csv", "opening,年初结转结余,-,25.32,25.32", "opening,年初结转结余,-,25.32",
     ["data/tables/income.csv 第{0}行：有4个单元格，应与表头一样有5个，请补齐"]),
    ("一行太长", "tables/income.csv", "opening,年初结转结余,-,", "opening,年初结转结余,-,-,",
     ["data/tables/income.csv 第{0}行：有6个单元格，应与表头一样有5个，请删去多余的"]),
    ("单元格里是文字", "tables/income.csv", "-,25.32,25.32", "-,25.32,二十五",
     [f"data/tables/income.csv 第{{0}}行 final 列：“二十五”{NO_NUMBER}"]),
    ("单元格是空的", "tables/income.csv", "-,25.32,25.32", ",25.32,25.32",
     ["data/tables/income.csv opening 行 initial 列：是空的，应填数字；没有则填 -"]),
    ("行编号重复", "tables/income.csv", "opening,", "fund,",
     ["data/tables/income.csv 第{0}行 id 列：编号“fund”重复出现，请改成不同的编号"]),
    ("行编号不能用作名称", "tables/income.csv", "opening,", "1.2,",
     ["data/tables/income.csv 第{0}行 id 列：“1.2”只能用字母、数字和下划线，且不以数字开头，请改正"]),
    ("列名拼错", "tables/income.csv", "adjusted", "adjust",
     ["data/tables/income.csv 第1行：没有“adjust”这一列，是否为“adjusted”？请改正表头",
      "data/tables/income.csv 第1行：缺少“adjusted”列，请补上"]),
    ("计算行的编号拼错", "tables.yml", "{row: year, ", "{row: yaer, ",
     ["data/tables.yml income computed：没有编号为“yaer”的行，是否为“year”？请改正"]),
    ("表头归并的列拼错", "tables.yml", "columns: [group, item]", "columns: [group, items]",
     ["data/tables.yml basic header：没有编号为“items”的列，是否为“item”？请改正"]),
    ("列的种类拼错", "tables.yml", "{id: adjusted, title: 调整预算数, type: amount}", "{id: adjusted, title: 调整预算数, type: money}",
     ["data/tables.yml 第{0}行 tables › income › columns › adjusted › type：“money”应为group、text、amount、count、share之一，请改正"]),
    ("表名不能用作名称", "tables.yml", "  income:\n", "  收入 表:\n",
     ["data/tables.yml 第{1}行 tables › 收入 表：“收入 表”只能用字母、数字和下划线，且不以数字开头，请改正"]),
    ("数字后面带了单位", "figures.yml", "value: 79919,", "value: 79919件,",
     [f"data/figures.yml 第{{0}}行 figures › cases_received › value：“79919件”{NO_NUMBER}"]),
    ("原始数据没有出处", "figures.yml", "value: 79919, source: 新乡市“一网通办”业务系统", "value: 79919",
     ["data/figures.yml 第{0}行 figures › cases_received：原始数据须写明 source（出处）"]),
    ("既有原始数据又有公式", "figures.yml", "formula: cases_closed /", "value: 1, formula: cases_closed /",
     ["data/figures.yml 第{0}行 figures › closing_rate：value（原始数据）与 formula（计算公式）须填且只填一个"]),
    ("小数位数太多", "figures.yml", "decimals: 1, formula: cases_closed", "decimals: 7, formula: cases_closed",
     ["data/figures.yml 第{0}行 figures › closing_rate › decimals：“7”不能大于6，请改正"]),
    ("数据与表格同名", "figures.yml", "  kiosk_items:", "  income:",
     ["data/figures.yml、tables.yml、surveys.yml、indicators.yml：编号“income”重复出现2次，请改成不同的编号"]),
    ("勘误的种类拼错", "errata.yml", "- id: E05\n    kind: name", "- id: E05\n    kind: nam",
     ["data/errata.yml 第{1}行 errata › E05 › kind：“nam”应为figure、rule、unexplained、name、wording之一，请改正"]),
    ("以大括号开头的文字没有加引号", "errata.yml", '"{public.satisfaction}"', "{public.satisfaction}",
     ["data/errata.yml 第{0}行 errata › E66 › corrected：“{{…}}”应为文字（以 {{ 或 [ 开头的要加引号），请改正"]),
    ("大括号后面还有文字而没有加引号", "errata.yml", '"{income.year.final}万元"', "{income.year.final}万元",
     ["data/errata.yml 第{0}行：YAML 写法有误（缩进不对，或以 {{ 或 [ 开头的文字没有加引号），请检查缩进、冒号和引号"]),
    ("核对的轻重拼错", "checks.yml", "formula: staff <= posts", "formula: staff <= posts, severity: warn",
     ["data/checks.yml 第{0}行 checks › staff-within-posts › severity：“warn”应为error、notice之一，请改正"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "lines"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_broken(tmp_path: Path, file: str, old: str, new: str, lines: list[str]) -> None:
    data = copy_of_real(tmp_path)
    line = replace_once(data / file, old, new)
    assert mistakes(load, data) == [text.format(*range(line, line + 5)) for text in lines]


@pytest.mark.parametrize("name", ["report.yml", "errata.yml", "tables/income.csv", "surveys/public.csv"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    data = copy_of_real(tmp_path)
    (data / name).unlink()
    assert mistakes(load, data) == [f"data/{name}：没有这个文件，请补上"]


@pytest.mark.parametrize("name", ["tables/income.csv", "surveys/public.csv"])
def test_an_empty_sheet_is_named(tmp_path: Path, name: str) -> None:
    data = copy_of_real(tmp_path)
    (data / name).write_text("")
    assert mistakes(load, data) == [f"data/{name}：是空文件，第一行应为表头"]


def test_an_empty_file_lacks_everything_that_must_be_there(tmp_path: Path) -> None:
    data = copy_of_real(tmp_path)
    (data / "surveys.yml").write_text("")
    assert mistakes(load, data) == [
        "data/surveys.yml 第1行 scales：缺少此项，请补上",
        "data/surveys.yml 第1行 surveys：缺少此项，请补上",
    ]


def test_mistakes_of_several_files_come_out_at_once(tmp_path: Path) -> None:
    data = copy_of_real(tmp_path)
    signed = replace_once(data / "report.yml", "signed: 2023-11-28", "signed: 去年")
    replace_once(data / "report.yml", "client: ", "cleint: ")
    cases = replace_once(data / "figures.yml", "value: 79919,", "value: 多,")
    replace_once(data / "tables/income.csv", "-,25.32,25.32", "-,25.32,x")
    replace_once(data / "surveys/public.csv", "q4,66,10,2,,", "q4,66,10,2")
    (data / "checks.yml").unlink()
    assert mistakes(load, data) == [
        "data/report.yml 第4行 client：缺少此项，请补上",
        f"data/report.yml 第{signed}行 signed：“去年”应为日期，如 2023-11-28，请改正",
        "data/report.yml 第7行 cleint：没有“cleint”这一项，是否为“client”？请改正或删去",
        f"data/figures.yml 第{cases}行 figures › cases_received › value：“多”{NO_NUMBER}",
        "data/checks.yml：没有这个文件，请补上",
        f"data/tables/income.csv 第5行 final 列：“x”{NO_NUMBER}",
        "data/surveys/public.csv 第5行：有4个单元格，应与表头一样有6个，请补齐",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("figures.yml", "value: 1021.36", "value: １，０２１．３６"),
        ("figures.yml", "value: 1021.36", 'value: "1,021.36"'),
        ("tables/income.csv", "322.31,278.64,278.64", "３２２．３１,278.64,278.64"),
        ("tables/basic.csv", "161.75,", " 161.75 ,"),
        ("tables/income.csv", "-,25.32", "—,25.32"),
        ("surveys/public.csv", "q4,66,", "q4,６６,"),
        ("report.yml", 'index_number: ""', "index_number:"),
        ("indicators.yml", A21_WEIGHT, A21_WEIGHT.replace("2", "２")),
    ],
)
def test_numbers_as_clerks_type_them_change_nothing(
    tmp_path: Path, real: Assessment, file: str, old: str, new: str
) -> None:
    data = copy_of_real(tmp_path)
    replace_once(data / file, old, new)
    assert load(data) == real.report


@pytest.mark.parametrize("name", ["tables/income.csv", "figures.yml"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_files_as_chinese_windows_saves_them_change_nothing(
    tmp_path: Path, real: Assessment, encoding: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    data = copy_of_real(tmp_path)
    text = (data / name).read_text("utf-8")
    (data / name).write_bytes(text.replace("\n", "\r\n").encode(encoding))
    with caplog.at_level(logging.INFO, "mkdocs.report"):
        assert load(data) == real.report
    notice = f"data/{name}：按 GB18030 编码读入（中文 Excel 的默认编码），建议另存为 UTF-8"
    assert caplog.messages == ([notice] if encoding == "gb18030" else [])


def test_the_columns_of_a_sheet_may_stand_in_any_order(tmp_path: Path) -> None:
    answers = load(write_report(tmp_path, {"surveys/people.csv": "C,question,B,A\n1,q1,2,7\n"})).surveys[
        "people"
    ]
    assert answers.counts == {"q1": {"A": Fraction(7), "B": Fraction(2), "C": Fraction(1)}}
