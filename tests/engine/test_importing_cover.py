"""Who reports on whom, and when: read from the cover however it begins; what is not known yet looks like nothing real."""

from dataclasses import replace
from pathlib import Path

import pytest

from macros.gate.marks import marks
from macros.importing.from_word import import_word
from macros.importing.parts.cover import disclosed
from macros.importing.parts.outline import OWN
from macros.importing.word.blocks import Paragraph
from macros.reading.load import load
from macros.report.identity import Identity
from tests.engine.mistakes.corpus import reasons_not_to_publish
from tests.engine.word_writing import Writer

COVER = ["云上县童话馆2031年度讲故事", "项目支出绩效评价报告", "项目单位：云上县童话馆"]


def imported(folder: Path, *cover: str, last: str = "2032年3月5日") -> Path:
    """Return the folder of a report with this cover."""
    writer = Writer()
    writer.say(*cover)
    writer.heading("一、项目概况")
    writer.say("童话馆讲故事。", last)
    writer.heading("附件1 评分表")
    writer.table(
        [
            ["一级指标", "二级指标", "三级指标", "分值", "评价标准", "得分"],
            ["产出", "数量", "故事会", "100", "讲得怎样。", "100"],
        ]
    )
    import_word(writer.save(folder / "report.docx"), folder / "report")
    return folder / "report"


@pytest.mark.parametrize("above", ["附件", "附件1", "附件2："])
def test_a_cover_that_begins_with_the_word_annex_is_the_cover(above: str, tmp_path: Path) -> None:
    rest = [
        "委托单位：云上县财政局",
        "评价机构：月光事务所",
        "报告编号：月光评字〔2032〕第7号",
        "二〇三二年三月",
    ]
    folder = imported(tmp_path, above, *COVER, *rest)
    identity: Identity = load(folder / "data").identity
    assert identity.title == "云上县童话馆2031年度讲故事项目支出绩效评价报告"
    assert identity.department.name == "云上县童话馆"
    assert (identity.client and identity.client.name) == "云上县财政局"
    assert (identity.evaluator and identity.evaluator.name) == "月光事务所"
    assert identity.evaluated == "二〇三二年三月"
    assert [(field.name, field.value) for field in identity.header] == [("报告编号", "月光评字〔2032〕第7号")]
    page = (folder / "docs/preface.md").read_text("utf-8")
    assert page.count("讲故事项目支出绩效评价报告") == 1
    assert f"\n\n{above}\n\n项目单位：云上县童话馆\n" in page


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("月光评字〔2032〕第007号", "文号"),
        ("月光评字（2032） 7号", "文号"),
        ("文号：月光评字〔2032〕7号", "文号"),
    ],
)
@pytest.mark.parametrize("is_above", [True, False])
def test_the_number_under_which_a_report_is_filed_needs_no_name(
    line: str, name: str, is_above: bool, tmp_path: Path
) -> None:
    folder = imported(tmp_path, *([line, *COVER] if is_above else [*COVER, line]))
    identity: Identity = load(folder / "data").identity
    assert identity.title == "云上县童话馆2031年度讲故事项目支出绩效评价报告"
    assert [(field.name, field.value) for field in identity.header] == [(name, line.removeprefix("文号："))]


@pytest.mark.parametrize(
    "day", ["2 0 3 2 年3月5日", "2032 年 3 月 5 日", "２　０　３　２　年　３　月　５　日"]
)
def test_a_day_whose_digits_are_set_apart_by_blanks_is_one(day: str, tmp_path: Path) -> None:
    folder = imported(tmp_path, *COVER, f"报告日期：{day}")
    assert load(folder / "data").identity.evaluated == "2032年3月5日"
    assert "报告日期：2032年3月5日\n" in (folder / "docs/preface.md").read_text("utf-8")
    assert not (folder / "data/figures.yml").exists()


@pytest.mark.parametrize("evaluated", ["部门整体支出", "2031年度部门整体支出绩效", "整体支出", ""])
def test_what_of_a_body_is_evaluated_is_no_part_of_its_name(evaluated: str, tmp_path: Path) -> None:
    folder = imported(tmp_path, *COVER[:2], f"评价对象：云上县童话馆{evaluated}")
    assert load(folder / "data").identity.department.name == "云上县童话馆"


@pytest.mark.parametrize("seal", ["（盖章）", "(公章)", "（单位盖章）", "（签章）"])
def test_a_seal_is_no_part_of_a_name(seal: str, tmp_path: Path) -> None:
    folder = imported(tmp_path, *COVER[:2], f"{COVER[2]}{seal}", f"评价机构：月光事务所（普通合伙）{seal}")
    identity = load(folder / "data").identity
    assert identity.department.name == "云上县童话馆"
    assert (identity.evaluator and identity.evaluator.name) == "月光事务所（普通合伙）"


def test_an_evaluator_that_no_word_names_as_one_is_entered_and_marked(tmp_path: Path) -> None:
    folder = imported(tmp_path, *COVER, "月光会计师事务所（盖章）")
    told = reasons_not_to_publish(folder)
    assert "data/report.yml 第5行：待核：单独印在一行，没有写明是评价机构" in told
    assert "evaluator: {name: 月光会计师事务所}" in (folder / "data/report.yml").read_text("utf-8")


def test_a_day_that_a_label_names_is_entered_and_marked(tmp_path: Path) -> None:
    folder = imported(tmp_path, *COVER, last="填报人：猫头鹰  填报日期：2032年3月5日")
    assert "signed: 2032-03-05  # 待核：没有落款日期，照填报日期" in (folder / "data/report.yml").read_text(
        "utf-8"
    )


def test_a_day_that_is_not_known_looks_like_none_and_must_be_filled_in(tmp_path: Path) -> None:
    folder = imported(tmp_path, *COVER, last="没有日期。")
    place = folder / "data/report.yml"
    assert "signed: （待填）" in place.read_text("utf-8")
    place.write_text(place.read_text("utf-8").partition("signed:")[0] + "signed: （待填）\n", "utf-8")
    assert any("signed: （待填）" in line for line in reasons_not_to_publish(folder))
    place.write_text(place.read_text("utf-8").replace("待填", ""), "utf-8")
    assert any("“（）”应为日期" in line for line in reasons_not_to_publish(folder))


def signed(folder: Path, title: str, first: str, *last: str) -> str:
    """Return report.yml of a report that no label says whose it is."""
    writer = Writer()
    writer.say(title)
    writer.heading("一、项目概况")
    writer.say(first, *last)
    import_word(writer.save(folder / "report.docx"), folder / "report")
    return (folder / "report/data/report.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("title", "first", "line"),
    [
        ("云上县2031年讲故事项目绩效评价自评报告", "童话馆讲故事，占地1.76万m2。", "云上县童话局}  # 待核：没有写明项目单位，照落款读入"),
        ("2031年部门整体支出绩效评价报告", "童话局讲故事。", "云上县童话局}  # 待核：没有写明项目单位，照落款读入"),
        ("云上县童话局2031年部门整体支出绩效评价报告", "童话局讲故事。", "云上县童话局}"),
        ("讲故事项目绩效评价报告", "受云上县财政局委托，我所评价了讲故事项目。", "讲故事项目}  # 待核：没有写明项目单位，照题目读入"),
    ],
)  # fmt: skip
def test_whose_report_it_is_follows_from_who_signs_it_or_from_its_title_and_is_marked(
    tmp_path: Path, title: str, first: str, line: str
) -> None:
    text = signed(tmp_path, title, first, "云上县童话局", "2032年3月5日")
    assert f"department: {{name: {line}\n" in text


def test_labels_that_are_set_apart_by_blanks_and_fields_that_share_a_line_are_read(tmp_path: Path) -> None:
    line = "评 价 机 构：月光会计师事务所（普通合伙）    评价日期：2032年3月"
    identity: Identity = load(
        imported(tmp_path, *COVER, "委  托  单  位：云上县财政局", line) / "data"
    ).identity
    assert (identity.client and identity.client.name) == "云上县财政局"
    assert (identity.evaluator and identity.evaluator.name) == "月光会计师事务所（普通合伙）"
    assert identity.evaluated == "2032年3月"


def test_who_ordered_and_made_the_evaluation_is_read_from_its_sentence_and_marked(tmp_path: Path) -> None:
    said = "受云上县财政局委托，月光咨询有限公司对童话馆开展了绩效评价。"
    folder = imported(tmp_path, *COVER, last=f"{said}")
    identity: Identity = load(folder / "data").identity
    assert (identity.client and identity.client.name) == "云上县财政局"
    assert (identity.evaluator and identity.evaluator.name) == "月光咨询有限公司"
    marked = [line for line in reasons_not_to_publish(folder) if "照正文“受……委托”一句读入" in line]
    assert len(marked) == 2


def test_a_table_of_labels_on_the_cover_is_its_fields(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告")
    writer.table([["项目单位：", "童话馆"], ["委托单位：", "云上县财政局"]])
    writer.heading("一、综合评价")
    writer.say("自评得分95分。")
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    report = load(tmp_path / "report/data")
    assert (report.identity.department.name, report.identity.client and report.identity.client.name) == (
        "童话馆",
        "云上县财政局",
    )
    assert report.tables == {}


@pytest.mark.parametrize("last", ["2032年2月30日", "2032年13月1日"])
def test_a_day_that_there_is_not_is_to_be_filled_in(tmp_path: Path, last: str) -> None:
    folder = imported(tmp_path, *COVER, "发布日期：2032年2月31日", "见附件9。", last=last)
    assert sum("没有这一天" in line for line in reasons_not_to_publish(folder)) == 2


@pytest.mark.parametrize("year", ["2202", "20311"])
def test_a_year_in_the_title_that_there_cannot_be_is_told_and_another_taken(
    tmp_path: Path, year: str
) -> None:
    folder = imported(tmp_path, f"云上县童话馆{year}年度讲故事绩效评价报告")
    assert load(folder / "data").identity.year == 2032
    assert [line for line in reasons_not_to_publish(folder) if f"“{year}年”不可能" in line]


def test_a_firm_that_accepts_an_order_names_who_gave_it(tmp_path: Path) -> None:
    folder = imported(tmp_path, *COVER, "星光会计师事务所接受云上县财政局委托，对童话馆开展了评价。")
    identity = load(folder / "data").identity
    named = (identity.client, identity.evaluator)
    assert [body and body.name for body in named] == ["云上县财政局", "星光会计师事务所"]


@pytest.mark.parametrize(
    ("said", "period", "is_doubted"),
    [
        ("馆员于2032年6月1日至2032年7月31日开展评价。", "None", False),
        ("馆员于2032年6月1日至2032年7月31日开展评价，评价时段为2031年1月1日至2031年12月31日。", "2031-01-01", False),
        ("评价时段为2030年1月1日至2030年12月31日。", "None", True),
    ],
)  # fmt: skip
def test_the_days_on_which_the_evaluation_was_made_are_not_what_it_is_about(
    said: str, period: str, tmp_path: Path, *, is_doubted: bool
) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("一、概况")
    writer.say(said)
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    assert str(load(tmp_path / "report/data").identity.period_from) == period
    told = [mark.words for mark in marks(tmp_path / "report/data", tmp_path / "report/docs")]
    assert any("评价时段不符" in words for words in told) is is_doubted


def test_years_may_be_written_in_numerals_with_the_letter_o(tmp_path: Path) -> None:
    folder = imported(
        tmp_path, "云上县童话馆", "二O三一年部门整体支出", "绩效评价报告", last="二O三二年三月五日"
    )
    identity = load(folder / "data").identity
    assert (identity.title, identity.year) == ("云上县童话馆二O三一年部门整体支出绩效评价报告", 2031)
    assert (identity.department.name, str(identity.signed)) == ("云上县童话馆", "2032-03-05")


def test_what_a_sentence_says_of_the_days_evaluated_and_of_a_short_name_is_taken(tmp_path: Path) -> None:
    said = "2031年2月1日至3月1日修屋顶。云上县童话馆（下称童话馆）的评价期为2031年1月1日至12月31日。"
    identity = load(imported(tmp_path, *COVER, last=said) / "data").identity
    assert (str(identity.period_from), str(identity.period_to)) == ("2031-01-01", "2031-12-31")
    assert identity.department.short == "童话馆"


def test_who_ordered_an_evaluation_and_who_made_it_needs_no_look_where_two_places_agree(
    tmp_path: Path,
) -> None:
    said = "受云上县财政局委托，月光会计师事务所评价了童话馆。"
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    alone = imported(tmp_path / "one", *COVER, last=said)
    agreed = imported(tmp_path / "two", *COVER, "（评价机构：月光会计师事务所）", last=said)
    for folder, marked in ((alone, 2), (agreed, 0)):
        identity = load(folder / "data").identity
        assert identity.client
        assert identity.evaluator
        assert (identity.client.name, identity.evaluator.name) == ("云上县财政局", "月光会计师事务所")
        assert (folder / "data/report.yml").read_text("utf-8").count("照正文“受……委托”一句读入") == marked


def test_a_table_of_labels_on_the_cover_is_its_lines(tmp_path: Path) -> None:
    writer = Writer()
    writer.say("云上县童话馆2031年度讲故事项目支出绩效评价报告")
    writer.table([["项目单位", "云上县童话馆"], ["评价机构", "月光事务所"], ["提交日期", "2032年3月"]])
    writer.heading("一、项目概况")
    writer.say("童话馆讲故事。")
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    identity = load(tmp_path / "report/data").identity
    assert (identity.evaluator and identity.evaluator.name, identity.evaluated) == ("月光事务所", "2032年3月")
    assert "\n\n评价机构：月光事务所\n\n" in (tmp_path / "report/docs/preface.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("cover", "again", "title"),
    [
        ("项目支出绩效评价报告", "云上县童话馆２０３１年讲故事项目绩效评价报告", "云上县童话馆2031年讲故事项目绩效评价报告"),
        ("2031年度项目支出绩效评价报告", "云上县童话馆2031年讲故事项目绩效评价报告", "2031年度项目支出绩效评价报告"),
        ("项目支出绩效评价报告", "受托评价了童话馆2031年的故事，写成报告", "项目支出绩效评价报告"),
    ],
)  # fmt: skip
def test_a_title_that_tells_the_year_wins_over_a_cover_that_tells_none(
    cover: str, again: str, title: str, tmp_path: Path
) -> None:
    identity = load(imported(tmp_path, cover, "项目单位：云上县童话馆", again) / "data").identity
    assert (identity.title, identity.year) == (title, 2031)


def test_a_header_of_the_program_s_own_ends_at_the_next_heading() -> None:
    heading, line = Paragraph("", "首页", level=1), Paragraph("", "索引号：七", style=OWN)
    later = Paragraph("", "扣分原因：没有讲完", style=OWN)
    assert disclosed([line, heading, line, replace(heading, level=2), later]) == [line]
    assert disclosed([heading, line, line]) == [line, line]
    assert disclosed([line]) == []
