"""One broken copy of the library's data for each way in which data go wrong, and the exact lines it is met with."""

import logging
from fractions import Fraction
from pathlib import Path

import pytest

from macros.assessment.assess import Assessment
from macros.reading.load import load
from macros.report.findings import Findings
from macros.workbook.source import Source
from tests.engine.builders import copy_of_data, mistakes, replace_once, write_documents, write_report

NO_NUMBER = "不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法"
NO_WEIGHT = "缺少 weight（权重分），请补上；原报告没有印出的，rule 须写明 cap（最多得几分）"
V11 = "dimensions › V › groups › V1 › indicators › V11"
V12 = "dimensions › V › groups › V1 › indicators › V12"
V21 = "dimensions › V › groups › V2 › indicators › V21"
W11 = "dimensions › W › groups › W1 › indicators › W11"
V11_WEIGHT = "name: 上架完成率\n            weight: 7"
ROWS = "rule:\n              kind: scale\n              value: new_book_rate\n              rows:\n                - {from: 25%, score: 5}"
FADED = "{text: 不掉色, lose: 30%, met: false,"
WAITING = "waiting_minutes, above: 12, per: 2"

NOTHING_MORE = {
    "report": {"title": "甲", "year": 2030, "department": {"name": "乙"}, "published": "2031-01-01"},
    "indicators": {
        "weight": 1,
        "dimensions": [{"name": "丙", "weight": 1, "groups": [{"name": "丁", "weight": 1, "indicators": [
            {"name": "戊", "weight": 1, "issued": 1}
        ]}]}],
    },
}  # fmt: skip
"""The least a report may state."""

# what is shown, file, what stands there, what is written instead, the lines: {0} is the line of
# the change in the file, {1} the next
BROKEN = [
    ("文字写在数字处", "indicators.yml", V11_WEIGHT, V11_WEIGHT.replace("7", "七分"),
     [f"data/indicators.yml 第{{1}}行 {V11} › weight：“七分”{NO_NUMBER}"]),
    ("必填项留空", "indicators.yml", V11_WEIGHT, V11_WEIGHT.replace(" 7", ""),
     [f"data/indicators.yml 第{{1}}行 {V11}：{NO_WEIGHT}"]),
    ("键名拼错", "indicators.yml", V11_WEIGHT, V11_WEIGHT.replace("weight", "wieght"),
     [f"data/indicators.yml 第{{1}}行 {V11} › wieght：没有“wieght”这一项，是否为“weight”？请改正或删去"]),
    ("是否符合写成中文", "indicators.yml", FADED, FADED.replace("false", "否"),
     [f"data/indicators.yml 第{{0}}行 {V21} › rule › entries › 第2项 › met：“否”应为 true 或 false（要点是否符合；部分符合的写比例，如 50%），请改正"]),
    ("要点没有写扣多少", "indicators.yml", FADED, FADED.replace(" lose: 30%,", ""),
     [f"data/indicators.yml 第{{0}}行 {V21} › rule：lose（扣几分）、gain（得几分）须填且只填一个"]),
    ("要点写了两种扣法", "indicators.yml", FADED, FADED.replace("met", "gain: 1, met"),
     [f"data/indicators.yml 第{{0}}行 {V21} › rule › entries › 第2项：lose（扣几分）、gain（得几分）须填且只填一个"]),
    ("编号不能用作名称", "indicators.yml", 'id: "V21"', 'id: "V-21"',
     ["data/indicators.yml 第{0}行 dimensions › V › groups › V2 › indicators › V-21 › id：“V-21”只能用字母、数字和下划线，且不以数字开头，请改正"]),
    ("评分规则的种类拼错", "indicators.yml", f"{{kind: tally, value: {WAITING}", f"{{kind: taly, value: {WAITING}",
     [f"data/indicators.yml 第{{0}}行 {W11} › rule：“taly”应为tally、scale、judged、parts之一，请改正"]),
    ("评分规则没有写种类", "indicators.yml", f"{{kind: tally, value: {WAITING}", f"{{value: {WAITING}",
     [f"data/indicators.yml 第{{0}}行 {W11} › rule：缺少 kind，请写明种类（tally、scale、judged、parts 之一）"]),
    ("按步计而没有界限", "indicators.yml", WAITING, WAITING.replace(" above: 12,", ""),
     [f"data/indicators.yml 第{{0}}行 {W11} › rule：value（所看的数据）须与界线（from、above、to、below）或 undefined: true（除以 0 时）之一同写"]),
    ("一步为零", "indicators.yml", WAITING, WAITING.replace("per: 2", "per: 0"),
     [f"data/indicators.yml 第{{0}}行 {W11} › rule › per：“0”应大于0，请改正"]),
    ("分档没有写考核什么", "indicators.yml", ROWS, ROWS.replace("value: new_book_rate\n              ", ""),
     [f"data/indicators.yml 第{{0}}行 {V12} › rule：value（被考核的数据）、level（所评的等次）、points（各要点）须填且只填一个"]),
    ("一档的分数不是数字", "indicators.yml", ROWS, ROWS.replace("score: 5", "score: 五"),
     [f"data/indicators.yml 第{{4}}行 {V12} › rule › rows › 第1项 › score：“五”{NO_NUMBER}"]),
    ("一档酌定的幅度上下颠倒", "indicators.yml", ROWS, ROWS.replace("score: 5", "score: {from: 5, to: 4}"),
     [f"data/indicators.yml 第{{4}}行 {V12} › rule › rows › 第1项 › score：下限“5”高于上限“4”，没有数会落在其中，请改正"]),
    ("指标编号重复", "indicators.yml", 'id: "V2"', 'id: "V1"',
     ["data/indicators.yml：编号“V1”重复出现，请改成不同的编号"]),
    ("引用的指标编号拼错", "findings.yml", "indicator: V21,", "indicator: V211,",
     ["data/findings.yml books explains：没有编号为“V211”的指标，是否为“V21”？请改正"]),
    ("引用的问题编号拼错", "findings.yml", "answers: [nights]", "answers: [night]",
     ["data/findings.yml lamp answers：没有编号为“night”的问题，是否为“nights”？请改正"]),
    ("日期只写到月", "report.yml", "signed: 2032-02-29", "signed: 2032年2月",
     ["data/report.yml 第{0}行 signed：“2032年2月”应为日期，如 2023-11-28，请改正"]),
    ("日期不存在", "report.yml", "signed: 2032-02-29", "signed: 2032-02-30",
     ["data/report.yml 第{0}行 signed：“2032-02-30”应为日期，如 2023-11-28，请改正"]),
    ("年份不是整数", "report.yml", "year: 2031\n", "year: 二〇三一\n",
     ["data/report.yml 第{0}行 year：“二〇三一”应为整数，请改正"]),
    ("名称与简称写成一句话", "report.yml", "{name: 云上县梦想局}", "云上县梦想局",
     ["data/report.yml 第{0}行 client：“云上县梦想局”应为“名称: 内容”的形式，请改正"]),
    ("键重复", "report.yml", "title: 2031", "title: 旧标题\ntitle: 2031",
     ["data/report.yml 第{1}行：“title”重复出现（第2行已有），请删去或改名其中一个"]),
    ("缩进用了制表符", "report.yml", "year: 2031\n", "\tyear: 2031\n",
     ["data/report.yml 第{0}行：YAML 写法有误（不能用制表符（Tab）缩进），请检查缩进、冒号和引号"]),
    ("选项组拼错", "surveys.yml", "你多久来一次?\", scale: often", "你多久来一次?\", scale: ofen",
     ["data/surveys.yml readers visits：没有名为“ofen”的选项组，是否为“often”（data/surveys.yml scales often）？请改正 scale"]),
    ("有效份数不是数字", "surveys.yml", "valid: 40", "valid: 四十",
     [f"data/surveys.yml 第{{0}}行 surveys › readers › valid：“四十”{NO_NUMBER}"]),
    ("填了没有的选项", "surveys/cats.csv", "q2,7,2,,,", "q2,7,2,0,,",
     ["data/surveys/cats.csv q2：填了选项“A、B、C”的份数，这一题的 scale: warm（data/surveys.yml scales warm）却是“A、B”，请改正其中一处；没有人选的填 0"]),
    ("漏填一个选项", "surveys/cats.csv", "q2,7,2,,,", "q2,7,,,,",
     ["data/surveys/cats.csv q2：填了选项“A”的份数，这一题的 scale: warm（data/surveys.yml scales warm）却是“A、B”，请改正其中一处；没有人选的填 0"]),
    ("份数不是数字", "surveys/cats.csv", "q2,7,", "q2,7只,",
     [f"data/surveys/cats.csv 第{{0}}行 A 列：“7只”{NO_NUMBER}"]),
    ("漏掉一题", "surveys/cats.csv", "q2,7,2,,,\n", "",
     ["data/surveys/cats.csv：没有问题“q2”的份数，请补上一行"]),
    ("题号拼错", "surveys/cats.csv", "q2,", "q22,",
     ["data/surveys/cats.csv：没有编号为“q22”的问题，是否为“q2”（data/surveys.yml cats q2）？请改正"]),
    ("题号重复", "surveys/cats.csv", "q2,", "q1,",
     ["data/surveys/cats.csv 第{0}行 question 列：编号“q1”重复出现（第2行已有），请改成不同的编号"]),
    ("没有这个选项列", "surveys/cats.csv", "D,E", "D,F",
     ["data/surveys/cats.csv 第1行：没有“F”这一列，请改正表头；不要这一列的，连同下面各格删去"]),
    ("一行太短", "tables/money.csv", "plan,预算数,100,200,300", "plan,预算数,100,200",
     ["data/tables/money.csv 第{0}行：有4个单元格，应与表头一样有5个，请补齐，各格之间用英文逗号"]),
    ("一行太长", "tables/money.csv", "plan,预算数,100,", "plan,预算数,100,100,",
     ["data/tables/money.csv 第{0}行：有6个单元格，应与表头一样有5个，请删去多余的逗号；字里本来有的，这一格两头加英文双引号"]),
    ("单元格里是文字", "tables/money.csv", "plan,预算数,100,", "plan,预算数,一百,",
     [f"data/tables/money.csv 第{{0}}行 stories 列：“一百”{NO_NUMBER}"]),
    ("行编号重复", "tables/money.csv", "final,", "plan,",
     ["data/tables/money.csv 第{0}行 id 列：编号“plan”重复出现（第2行已有），请改成不同的编号"]),
    ("行编号不能用作名称", "tables/money.csv", "final,", "1.2,",
     ["data/tables/money.csv 第{0}行 id 列：“1.2”只能用字母、数字和下划线，且不以数字开头，请改正"]),
    ("列名拼错", "tables/money.csv", "people", "peple",
     ["data/tables/money.csv 第1行：没有“peple”这一列，是否为“people”（data/tables.yml money people）？请改正表头"]),
    ("计算行的编号拼错", "tables.yml", "{row: rate, ", "{row: rat, ",
     ["data/tables.yml spending computed：没有编号为“rat”的行，是否为“rate”？请改正，或在 data/tables/spending.csv 中补上"]),
    ("表头归并的列拼错", "tables.yml", "columns: [group, item]", "columns: [group, items]",
     ["data/tables.yml candles header：没有编号为“items”的列，是否为“item”？请改正"]),
    ("列的种类拼错", "tables.yml", "{id: moonlight, title: 小计, type: amount}", "{id: moonlight, title: 小计, type: money}",
     ["data/tables.yml 第{0}行 tables › spending › columns › moonlight › type：“money”应为group、text、measure、amount、count、share之一（种类：group 归类（相同的上下合并），text 文字，measure 指标值（带符号、单位的数，或文字），amount 金额，count 计数，share 比率），请改正"]),
    ("表名不能用作名称", "tables.yml", "  money:\n", "  金币 表:\n",
     ["data/tables.yml 第{0}行 tables › 金币 表：“金币 表”只能用字母、数字和下划线，且不以数字开头，请改正"]),
    ("数字后面带了单位", "figures.yml", "value: 16.5,", "value: 16.5分钟,",
     [f"data/figures.yml 第{{0}}行 figures › waiting_minutes › value：“16.5分钟”{NO_NUMBER}"]),
    ("原始数据没有出处", "figures.yml", "value: 292, source: 值夜簿", "value: 292",
     ["data/figures.yml 第{0}行 figures › open_nights：value（原始数据）须与 source（出处）同写"]),
    ("既有原始数据又有公式", "figures.yml", "formula: open_nights /", "value: 1, formula: open_nights /",
     ["data/figures.yml 第{0}行 figures › open_rate：value（原始数据）、formula（计算公式）须填且只填一个"]),
    ("小数位数太多", "figures.yml", "decimals: 0, formula: open_nights", "decimals: 7, formula: open_nights",
     ["data/figures.yml 第{0}行 figures › open_rate › decimals：“7”不能大于6，请改正"]),
    ("数据与表格同名", "figures.yml", "  borrowed_sound:", "  wishes:",
     ["data/figures.yml wishes：编号“wishes”已是 data/tables.yml 中的编号，请改成不同的编号"]),
    ("勘误的种类拼错", "errata.yml", "- id: K7\n    kind: name", "- id: K7\n    kind: nam",
     ["data/errata.yml 第{1}行 errata › K7 › kind：“nam”应为figure、rule、unexplained、name、wording之一（种类：figure 数字，rule 规则，unexplained 缺少说明，name 名称，wording 文字），请改正"]),
    ("以大括号开头的文字没有加引号", "errata.yml", '"{cats.satisfaction}"', "{cats.satisfaction}",
     ["data/errata.yml 第{0}行 errata › K9 › corrected：“{{cats.satisfaction}}”应为文字，以 {{ 或 [ 开头的、里面有“: ”的要加引号，请改正"]),
    ("大括号后面还有文字而没有加引号", "errata.yml", '"{cats.satisfaction}"', "{cats.satisfaction}左右",
     ["data/errata.yml 第{0}行：YAML 写法有误（缩进不对，或以 {{ 或 [ 开头的文字没有加引号），请检查缩进、冒号和引号"]),
    ("核对的轻重拼错", "checks.yml", "severity: notice", "severity: warn",
     ["data/checks.yml 第{0}行 checks › all-cats › severity：“warn”应为error、notice之一（不成立时：error 不能发布，notice 只作提示），请改正"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "lines"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_broken(tmp_path: Path, file: str, old: str, new: str, lines: list[str]) -> None:
    data = copy_of_data(tmp_path)
    line = replace_once(data / file, old, new)
    assert mistakes(load, data) == [text.format(*range(line, line + 5)) for text in lines]


@pytest.mark.parametrize("name", ["report.yml", "indicators.yml", "tables/money.csv", "surveys/cats.csv"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    data = copy_of_data(tmp_path)
    (data / name).unlink()
    assert mistakes(load, data) == [f"data/{name}：没有这个文件，请补上"]


@pytest.mark.parametrize("name", ["tables/money.csv", "surveys/cats.csv"])
def test_an_empty_sheet_is_named(tmp_path: Path, name: str) -> None:
    data = copy_of_data(tmp_path)
    (data / name).write_text("")
    assert mistakes(load, data) == [f"data/{name}：是空文件，第一行应为表头"]


@pytest.mark.parametrize("name", ["report", "indicators"])
def test_an_empty_file_that_must_state_something_is_named(tmp_path: Path, name: str) -> None:
    data = copy_of_data(tmp_path)
    (data / f"{name}.yml").write_text("")
    assert mistakes(load, data) == [f"data/{name}.yml：是空文件，请补上内容"]


def test_only_identity_and_framework_must_be_there(tmp_path: Path) -> None:
    data = write_documents(tmp_path / "data", NOTHING_MORE)
    report = load(data)
    assert (report.tables, report.surveys, report.figures, report.findings, report.errata) == (
        {}, {}, {}, Findings(), (),
    )  # fmt: skip


def test_a_workbook_among_the_sheets_is_told_what_to_become(tmp_path: Path) -> None:
    data = write_report(tmp_path)
    for name in ("tables/OLD.CSV", "tables/money.xlsx"):
        (data / name).write_bytes(b"")
    assert mistakes(load, data) == [
        "data/tables/OLD.CSV：这里只放 .csv；请改名为 OLD.csv",
        "data/tables/money.xlsx：这里只放 .csv；是表格的，请在 Excel 里另存为 money.csv，再删去这个文件",
    ]


def test_what_systems_and_programs_lay_beside_the_files_is_not_told_of(tmp_path: Path) -> None:
    data = write_report(tmp_path)
    for name in (
        "README.md",
        "数据.xlsx",
        "figures.yml.bak",
        "Thumbs.db",
        "figures.yml~",
        "tables/desktop.ini",
        "surveys/~$people.xlsx",
    ):
        (data / name).write_bytes(b"")
    load(data)


def test_a_file_that_nothing_reads_is_named_for_its_name_may_be_misspelt(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    (data / "charts.yml").rename(data / "chart.yml")
    (data / "memo.yml").write_text("")
    assert mistakes(load, data) == [
        "data/chart.yml：没有用到这个文件，是否为“charts.yml”？请改名或删去",
        "data/memo.yml：没有用到这个文件，请改名或删去",
    ]


def test_the_only_copy_of_a_file_with_capitals_in_its_name_is_not_to_go(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    (data / "Figures.yml").hardlink_to(data / "figures.yml")  # as where capitals make no other name
    assert mistakes(load, data) == [
        "data/Figures.yml：没有用到这个文件，应名为“figures.yml”，请改名",
    ]


def test_what_programs_put_beside_an_open_file_is_none_of_the_report(tmp_path: Path) -> None:
    data = write_report(tmp_path)
    for name in ("~$report.yml", ".~figures.csv", "tables/~$money.csv", "tables/._money.csv"):
        (data / name).write_bytes(b"\0\x01")
    assert [*load(data).tables] == ["money"]
    assert [name for name in Source.of(data).texts if "~" in name or "/." in name] == []


def test_mistakes_of_several_files_come_out_at_once(tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    signed = replace_once(data / "report.yml", "signed: 2032-02-29", "signed: 去年")
    department = replace_once(data / "report.yml", "department: ", "departmnet: ")
    minutes = replace_once(data / "figures.yml", "value: 16.5,", "value: 很久,")
    cell = replace_once(data / "tables/money.csv", "plan,预算数,100,", "plan,预算数,x,")
    counts = replace_once(data / "surveys/cats.csv", "q2,7,2,,,", "q2,7,2")
    (data / "tables/wishes.csv").unlink()
    assert mistakes(load, data) == [
        f"data/report.yml 第{signed}行 signed：“去年”应为日期，如 2023-11-28，请改正",
        f"data/report.yml 第{department}行 departmnet：没有“departmnet”这一项，是否为“department”？请改正或删去",
        f"data/figures.yml 第{minutes}行 figures › waiting_minutes › value：“很久”{NO_NUMBER}",
        f"data/tables/money.csv 第{cell}行 stories 列：“x”{NO_NUMBER}",
        "data/tables/wishes.csv：没有这个文件，请补上",
        f"data/surveys/cats.csv 第{counts}行：有3个单元格，应与表头一样有6个，请补齐，各格之间用英文逗号",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("figures.yml", 'value: "1,021.36"', "value: １，０２１．３６"),
        ("figures.yml", 'value: "1,021.36"', "value: 1021.36"),
        ("tables/spending.csv", "1.35,0.90", "１．３５,0.90"),
        ("tables/money.csv", "105,186", " 105 ,186"),
        ("surveys/cats.csv", "q2,7,", "q2,７,"),
        ("report.yml", '{name: 索引号, value: ""}', "{name: 索引号, value: }"),
        ("indicators.yml", V11_WEIGHT, V11_WEIGHT.replace("7", "７")),
    ],
)
def test_numbers_as_clerks_type_them_change_nothing(
    tmp_path: Path, library: Assessment, file: str, old: str, new: str
) -> None:
    data = copy_of_data(tmp_path)
    replace_once(data / file, old, new)
    assert load(data) == library.report


@pytest.mark.parametrize("name", ["tables/money.csv", "figures.yml"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_files_as_chinese_windows_saves_them_change_nothing(
    tmp_path: Path, library: Assessment, encoding: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    data = copy_of_data(tmp_path)
    text = (data / name).read_text("utf-8")
    (data / name).write_bytes(text.replace("\n", "\r\n").encode(encoding))
    with caplog.at_level(logging.INFO, "mkdocs.report"):
        assert load(data) == library.report
    notice = f"data/{name}：按 GB18030 编码读入（中文 Excel 的默认编码），建议另存为 UTF-8"
    assert caplog.messages == ([notice] if encoding == "gb18030" else [])


def test_the_columns_of_a_sheet_may_stand_in_any_order(tmp_path: Path) -> None:
    answers = load(write_report(tmp_path, {"surveys/people.csv": "C,question,B,A\n1,q1,2,7\n"})).surveys[
        "people"
    ]
    assert answers.counts == {"q1": {"A": Fraction(7), "B": Fraction(2), "C": Fraction(1)}}
