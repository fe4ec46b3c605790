"""A number in prose becomes a name: of the one value that fits, or of a figure with its place."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from macros.importing.composing.chapter_pages import TOTAL_RULES
from macros.importing.parts.matching import Known
from macros.importing.parts.numbers import Namer
from macros.report.figures import FigureEntry

BUDGET = [
    Known("t.total.planned", Fraction("354.31"), "万元", "收入预算执行情况表总计年初预算数"),
    Known("t.total.spent", Fraction("335.96"), "万元", "收入预算执行情况表总计决算数"),
    Known("s.spent.total", Fraction("335.96"), "万元", "支出预算执行情况表决算数总计"),
]


@pytest.fixture
def namer() -> Namer:
    found = Namer()
    found.learn(BUDGET)
    return found


def test_a_value_that_alone_fits_in_value_unit_and_words_is_named(namer: Namer) -> None:
    assert namer.in_data("收入决算数为335.96万元。", "一") == "收入决算数为{t.total.spent}万元。"
    assert namer.figures == {}


def test_where_several_values_fit_as_well_none_is_chosen(namer: Namer) -> None:
    assert namer.in_data("决算数335.96万元。", "一（二）") == "决算数{决算数}万元。"
    assert namer.figures["决算数"]["source"] == "一（二）"


@pytest.mark.parametrize(
    "words", ["收入决算数为335.96元。", "收入决算数为335.97万元。", "收入决算数为336万元。"]
)
def test_another_unit_or_another_value_is_not_the_same(words: str, namer: Namer) -> None:
    assert "t.total" not in namer.in_data(words, "一")


def test_a_label_is_no_number(namer: Namer) -> None:
    words = "第018号，区号0718，云财\\[2031\\]7号，（2031）12号。"
    assert namer.in_page(words, "一") == words


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("⑩项目完成及时性，扣3分。", "⑩项目完成及时性，扣{扣分}分。"),
        ("①有馆规；③4567户来信；❶项目。", "①有馆规；③{户来信}户来信；❶项目。"),
        ("要点③4567户来信。", "要点③{要点3户来信}户来信。"),
        ("馆里收到４５６７封，12345热线来电3次。", "馆里收到{馆里收到}封，12345热线来电{热线来电次}次。"),
    ],
)
def test_the_number_of_a_point_is_no_digit_of_the_number_behind_it_and_stays(
    words: str, named: str, namer: Namer
) -> None:
    assert namer.in_data(words, "一") == named


def test_nil_is_never_taken_for_a_value_that_is_nil_too() -> None:
    namer = Namer()
    namer.learn([Known("t.opening.planned", Fraction(0), "万元", "收入预算表年初结转结余年初预算数")])
    assert (
        namer.in_data("年初结转结余年初预算数为0万元", "一")
        == "年初结转结余年初预算数为{年初结转结余年初预算数}万元"
    )


def test_the_words_next_to_a_number_decide_and_not_those_of_the_clause_before(namer: Namer) -> None:
    named = namer.in_data("年初收入预算数354.31万元，支出决算数335.96万元。", "一")
    assert named == "年初收入预算数{t.total.planned}万元，支出决算数{s.spent.total}万元。"


CALLED = {"score": ("得分", "得"), "score_rate": ("得分率",)}


def _of_production(key: str, value: Fraction) -> Known:
    """Return a number of the framework as a report calls it."""
    unit = "%" if key == "score_rate" else "分"
    return Known(f"C.{key}", value, unit, "", row="产出", titles=CALLED.get(key, ()))


def test_what_a_sentence_speaks_of_has_its_weight_and_score() -> None:
    namer = Namer()
    namer.learn([Known("A.weight", Fraction(10), "分", ""), Known("B.weight", Fraction(25), "分", "")])
    namer.subjects |= {"部门决策": "A", "部门管理": "B"}
    named = namer.in_page("一是部门决策，权重分10分；二是部门管理，权重分25分。", "三")
    assert (
        named == '一是部门决策，权重分{{ fig("A.weight") }}分；二是部门管理，权重分{{ fig("B.weight") }}分。'
    )


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("产出指标分值35分，得30.2分。", "产出指标分值{C.weight}分，得{得分}分。"),
        ("产出指标分值35分，得分30.3分，得分率86.00%。", "产出指标分值{C.weight}分，得分{C.score}分，得分率{得分率}。"),
        ("产出指标分值35分，得分30.2分，得分率86.57%。", "产出指标分值{C.weight}分，得分{得分}分，得分率{C.score_rate}。"),
        ("产出指标分值35分，扣30.2分。", "产出指标分值{C.weight}分，扣{扣分}分。"),
    ],
)  # fmt: skip
def test_a_score_right_behind_a_weight_is_of_the_same_whatever_is_printed(words: str, named: str) -> None:
    namer = Namer()
    score = Fraction("30.3")
    values = {"weight": Fraction(35), "score": score, "score_rate": score / 35}
    namer.learn(_of_production(key, value) for key, value in values.items())
    namer.subjects |= {"产出": "C"}
    assert namer.in_data(words, "四") == named
    differing = [(figure.get("formula"), figure.get("issued")) for figure in namer.figures.values()]
    printed = {
        "得30": ("C.score", "30.2"),
        "分率86.00": ("C.score_rate", "86.00%"),
        "得分30.2": ("C.score", "30.2"),
    }
    assert differing == [next((told for start, told in printed.items() if start in words), (None, None))]


def test_a_sentence_that_prints_another_score_is_kept_as_it_was_typed() -> None:
    namer = Namer()
    namer.learn([_of_production("weight", Fraction(35)), _of_production("score", Fraction("30.3"))])
    namer.subjects |= {"产出": "C"}
    namer.in_data("月亮。产出指标分值35分,得分30.2分(见附件);照办。", "四")
    assert namer.sentences == {"得分": "产出指标分值35分,得分30.2分(见附件);照办"}


COLUMN = [
    Known(f"t.{row}.{column}", Fraction(value), unit, f"预算表{row}{column}", row=row, titles=(column,))
    for row, spent, rate in (
        ("甲馆", "20.50", "0.9702"),
        ("乙馆", "30.60", "0.8804"),
        ("丙馆", "41.70", "0.9106"),
    )
    for column, value, unit in (("决算", spent, "万元"), ("完成率", rate, "%"))
]


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("甲馆决算20.50万元，完成率96.02%；乙馆决算30.60万元，完成率88.04%。", True),
        ("甲馆决算20.50万元。预算完成率为96.02%。", True),
        ("甲馆决算20.50万元，完成率仅为96.02%。", True),
        ("丙馆决算41.70万元，甲馆完成率达到96.02%。", True),
        ("预算完成率97.20%。", True),
        ("乙馆决算30.60万元，甲馆完成率96.02%。", True),
        ("甲馆决算20.50万元，增长96.02%。", False),
        ("甲馆决算20.50万元，上年完成率96.02%。", False),
        ("甲馆决算20.50万元，完成率96.02%以上。", False),
        ("年内完成率96.02%；乙馆决算30.60万元。", False),
        ("预算完成率97.22%。", False),
    ],
)  # fmt: skip
def test_a_number_is_a_cell_whatever_it_prints_where_its_words_name_row_and_column_or_two_digits_are_changed_about(
    words: str, *, is_told: bool
) -> None:
    namer = Namer()
    namer.learn(COLUMN)
    namer.in_data(words, "一")
    (figure,) = namer.figures.values()
    assert (figure.get("formula"), "value" in figure) == ("t.甲馆.完成率" if is_told else None, not is_told)
    FigureEntry.model_validate({key: value for key, value in figure.items() if value is not None})


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("甲馆决算20.50万元，花掉97.02%。", "甲馆决算{t.甲馆.决算}万元，花掉{t.甲馆.完成率}。"),
        ("乙馆决算30.60万元，花掉97.02%。", "乙馆决算{t.乙馆.决算}万元，花掉{花掉}。"),
        ("甲馆决算20.50万元，账目齐全，花掉97.02%。", "甲馆决算{t.甲馆.决算}万元，账目齐全，花掉{花掉}。"),
    ],
)
def test_a_number_right_behind_one_of_its_row_is_a_cell_by_its_value(words: str, named: str) -> None:
    namer = Namer()
    namer.learn(COLUMN)
    assert namer.in_data(words, "一") == named


def test_a_row_that_is_named_comes_before_the_one_quoted_last() -> None:
    namer = Namer()
    rates = {"基本支出": "0.9903", "项目支出": "0.9246"}
    namer.learn(
        Known(f"t.{row}.完成率", Fraction(rate), "%", f"支出表{row}完成率", row=row, titles=("完成率",))
        for row, rate in rates.items()
    )
    namer.in_data("基本支出完成率99.03%，项目支出完成率92.64%。", "一")
    for column, value, unit in (("决算", "20.87", "万元"), ("完成率", "0.9733", "%")):
        known = Known(f"t.拨款支出.{column}", Fraction(value), unit, f"支出表拨款支出{column}")
        namer.learn([replace(known, row="拨款支出", titles=(column,))])
    namer.in_data("拨款支出决算20.87万元，拨款完成率93.77%。", "一")
    told = [figure["formula"] for figure in namer.figures.values()]
    assert told == ["t.项目支出.完成率", "t.拨款支出.完成率"]


def test_the_same_number_that_differs_in_two_places_is_one_figure_with_one_erratum() -> None:
    namer = Namer()
    namer.learn(COLUMN)
    named = [namer.in_data("甲馆决算20.50万元，完成率96.02%。", place) for place in ("一", "二")]
    assert named[0] == named[1]
    assert [figure["source"] for figure in namer.figures.values()] == ["一"]


@pytest.mark.parametrize(
    ("words", "formula"),
    [
        ("4个一级指标、9个二级指标、22个三级指标", "total.groups"),
        ("一级指标4个、二级指标9个、三级指标22个", "total.groups"),
        ("9个二级指标、22个三级指标", None),
    ],
)
def test_a_count_of_the_framework_is_one_whatever_it_prints_beside_two_others(
    words: str, formula: str | None
) -> None:
    namer = Namer()
    counts = {"dimensions": 4, "groups": 10, "indicators": 22}
    namer.learn(Known(f"total.{key}", Fraction(count), "个", "") for key, count in counts.items())
    namer.in_data(words, "四", TOTAL_RULES)
    (figure,) = namer.figures.values()
    assert figure.get("formula") == formula


@pytest.mark.parametrize(
    ("words", "issued"),
    [
        ("经评价，该项目综合得分84.61分。", {"total.score": "84.61"}),
        ("部门整体支出绩效评价得分为84.61分。", {"total.score": "84.61"}),
        ("总得分84.16分。", {}),
        ("其中：过程类指标得分14.78分。", {"B.score": "14.78"}),
        ("上年度综合得分84.61分。", None),
        ("自评总得分84.61分。", None),
        ("甲街道综合评价得分84.61分。", None),
        ("资料得分14.78分。", None),
        ("综合得分84.61元。", None),
    ],
)
def test_a_clause_that_says_whose_score_a_number_is_needs_no_value(
    words: str, issued: dict[str, str] | None
) -> None:
    namer = Namer()
    known = [("total.score", "84.16", ""), ("B.score", "14.87", "过程")]
    namer.learn(
        Known(name, Fraction(value), "分", f"{row or '总'}得分", row=row, titles=CALLED["score"])
        for name, value, row in known
    )
    namer.subjects |= {"过程": "B"}
    namer.in_data(words, "二")
    figures = list(namer.figures.values())
    stated = [figure for figure in figures if "value" in figure]
    assert (None if stated else {figure["formula"]: figure["issued"] for figure in figures}) == issued


def test_a_sentence_that_names_nothing_speaks_of_what_was_named_before_it_by_its_whole_name() -> None:
    namer = Namer()
    namer.learn([Known("D1.weight", Fraction(10), "分", ""), Known("D11.weight", Fraction(10), "分", "")])
    namer.subjects |= {"满意度": "D1", "居民满意度": "D11"}
    assert namer.in_data("居民满意度。分值10分。", "四") == "居民满意度。分值{D11.weight}分。"


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("月光（5分）。少开了两夜，扣0.6分，得4.7分。", "{得分}"),
        ("月光（5分）。少开了两夜，扣0.6分，得4.4分。", "{D.score}"),
        ("月光（5分）。门开得2分，灯亮得2.7分。", "{灯亮}"),
        ("月光（5分）。门开了，得2分；灯亮了，得2.7分。", "{得分_2}"),
        ("月光（5分）。少开了两夜，只得4.7分。", "{只得分}"),
    ],
)
def test_the_only_score_of_a_text_is_that_of_what_it_speaks_of_whatever_is_printed(
    words: str, printed: str
) -> None:
    namer = Namer()
    namer.learn([Known("D.weight", Fraction(5), "分", ""), Known("D.score", Fraction("4.4"), "分", "")])
    namer.subjects |= {"月光": "D"}
    named = namer.in_data(words, "四")
    assert printed in named, named
    formulas = [figure["formula"] for figure in namer.figures.values() if figure.get("issued") == "4.7"]
    assert formulas == ["D.score"] * (printed == "{得分}")


def test_a_score_behind_a_weight_is_no_slip_where_the_text_prints_the_whole_score() -> None:
    namer = Namer()
    namer.learn([_of_production("weight", Fraction(35)), _of_production("score", Fraction("30.3"))])
    namer.subjects |= {"产出": "C"}
    named = namer.in_data("产出分值35分，得29分。合计得30.3分。", "四")
    assert named == "产出分值{C.weight}分，得{得分}分。合计得{C.score}分。"
    assert all("formula" not in figure for figure in namer.figures.values())


def test_a_score_that_only_its_parts_print_does_not_overrule_the_text() -> None:
    namer = Namer()
    namer.learn([_of_production("weight", Fraction(35)), _of_production("score", Fraction(30))])
    namer.subjects |= {"产出": "C"}
    namer.added_up.add("C")
    assert namer.in_data("产出分值35分，得29分。", "四") == "产出分值{C.weight}分，得{得分}分。"
    assert namer.in_data("产出分值35分，得30分。", "四") == "产出分值{C.weight}分，得{C.score}分。"


def test_a_value_is_printed_with_the_decimals_it_was_printed_with() -> None:
    namer = Namer()
    namer.learn([Known("C.score", Fraction("31.5"), "分", "")])
    assert namer.in_page("得分31.50分", "五", [("得分#分", "C.score")]) == '得分{{ fig("C.score", 2) }}分'


def test_a_number_of_six_digits_is_the_only_value_that_prints_so_whatever_the_words() -> None:
    namer = Namer()
    namer.learn([Known("t.all.spent", Fraction("2543.47"), "万元", "收支表合计决算数")])
    namer.learn([Known("t.all.plan", Fraction(250000), "元", "收支表合计预算数")])
    assert namer.in_data("花了2543.47万元。", "一") == "花了{t.all.spent}万元。"
    assert "t.all" not in namer.in_data("花了250000元。", "一")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("治河计划18.6公里，仅完成13.95公里。", "治河计划某公里，仅完成…公里"),
        ("三公经费28.36万元，较上年下降6.42%。", "三公经费某万元，较上年下降"),
        ("满意度87.20%，低于90%。", "满意度某%，低于"),
        ("较上年下降6.42%。", "较上年下降"),
        ("抄写员26名，其中夜班9名。", "抄写员某名，其中夜班"),
        ("抄写员26名，其中夜班9名、白班17名。", "抄写员某名，其中白班"),
        ("按评分标准计算，97.85%×5分。", "按评分标准计算，某%×…分"),
        ("讲故事3场，唱歌2场，合计5场。", "唱歌某场，合计"),
        ("其中月光支出37.80万元，占89.92%。", "月光支出某万元，占…"),
        ("治河计划18.6公里，治河13.95公里。", "治河计划某公里，治河"),
    ],
)
def test_half_a_sentence_is_called_with_the_clause_before_it(words: str, title: str) -> None:
    namer = Namer()
    namer.in_data(words, "一")
    assert [*namer.figures.values()][-1]["title"] == title
    assert not re.search("某", "".join(namer.figures))


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("设办公室、讲故事股等12个股室，另有猫。", "设办公室、讲故事股等…个股室"),
        ("去年买的12盏煤油灯没有登记。", "去年买的…盏煤油灯没有登记"),
        ("建议对超范围列支的3.86万元于年底前调账。", "建议对超范围列支的…万元于年底前调账"),
        ("抽查资金512.40万元,占项目支出的57.86%;另有月亮。", "抽查资金某万元，占项目支出"),
        ("2031年起预算调整率控制在10%以内。", "预算调整率控制在…以内"),
        ("月亮上的特别漫长夜晚讲故事专项经费中列支灯油及灯芯费3.86万元。", "月亮上的特别漫长夜晚讲故事专项经费中列支灯油及灯芯费"),
        ("月光、但投诉量同比上升6.3%。", "月光、但投诉量同比上升…"),
        ("起重机3台，反对2票。", "起重机某台，反对"),
        ("起重机3台。", "起重机"),
        ("故事与9个图书馆共享。", "故事与…个图书馆共享"),
        ("“三公”经费预算38.60万元。", "三公经费预算"),
        ("发放3批次，及时率为85.71%。", "及时率"),
        ("新书只216册。", "新书"),
        ("预算调整率-5.00%。", "预算调整率"),
        ("调整率超出5%的标准3.92个百分点。", "调整率超出某%的标准…个百分点"),
        ("月光接续、煤油灯换芯2个项目未自评。", "月光接续、煤油灯换芯…个项目未自评"),
        ("月亮馆16座、云（含雾）馆187座。", "云（含雾）馆"),
        ("实行阳光安置，18名听众全部入座。", "…名听众全部入座"),
        ("以第3级至第7级的平均值计算。", "以第3级至第…级的平均值计算"),
        ("一是月亮馆夜读执行率88%。", "月亮馆夜读执行率"),
        ("有灯、有书、有人的馆189座。", "有灯、有书、有人的馆…座"),
        ("达到目标;但消费投诉量同比上升6.3%,酌情扣分。", "消费投诉量同比上升"),
        ("得分=92.50%×全部分值。", "得分算式中的数"),
        ("得分=3.70分。", "得分"),
        ("属于1类不该说的故事。", "不该说的故事"),
        ("2\\.讲故事场次率（4分）　计划讲故事12场。", "计划讲故事"),
        ("2、讲故事场次率（4分）按2级计划讲故事12场。", "按某级计划讲故事…场"),
        ("属于3类中的2类。", "属于某类中的…类"),
        ("12盏灯中3盏未按期修好，按期修好率75.00%。", "按期修好率"),
        ("12盏灯修好，按计划3盏。", "某盏灯修好，按计划"),
    ],
)  # fmt: skip
def test_a_figure_is_called_by_what_stands_alone_before_it_else_by_its_whole_clause(
    words: str, title: str
) -> None:
    namer = Namer()
    namer.in_data(words, "一")
    assert [*namer.figures.values()][-1]["title"] == title


def test_a_share_is_recognized_by_what_it_rounds_to() -> None:
    namer = Namer()
    namer.learn([Known("A2.score_rate", Fraction(7, 12), "%", "")])
    assert namer.in_data("得分率58.33%", "五", [("得分率#", "A2.score_rate")]) == "得分率{A2.score_rate}"


def test_the_same_number_said_in_the_same_words_is_one_figure() -> None:
    namer = Namer()
    namer.in_page("年末实有人数20人。", "一")
    namer.in_page("年末实有人数20人。", "四")
    assert list(namer.figures) == ["年末实有人数"]


def test_equal_numbers_of_which_few_words_speak_are_each_their_own() -> None:
    namer = Namer()
    namer.in_page("听众说。不满意：3份。", "附件2")
    namer.in_page("书说。不满意：3份。", "附件2")
    assert list(namer.figures) == ["不满意", "不满意_2"]


@pytest.mark.parametrize("words", ["完成率130.5%", "平均16.5个", "收入1,234.50万元", "压缩91.6%", "共３个"])
def test_a_figure_is_one_that_the_data_may_state(words: str) -> None:
    namer = Namer()
    namer.in_data(words, "一")
    (record,) = namer.figures.values()
    FigureEntry.model_validate({key: value for key, value in record.items() if value is not None})


def test_the_numbers_of_a_list_are_left_to_it_wherever_it_stands_on_the_page() -> None:
    namer = Namer()
    namer.begin_page()
    items = ["（1）猫。", "（2）月亮。", "（3）书。"]
    assert [namer.in_page(item, "一") for item in items] == items
    namer.begin_page()
    assert namer.in_page("（3）书。", "一") != "（3）书。"


def test_years_titles_and_document_numbers_stay_as_they_are() -> None:
    words = "《2031年计划》（云发〔2031〕10号）自2031年1月1日至2031年12月31日"
    assert Namer().in_page(words, "一") == words


@pytest.mark.parametrize(("words", "named"), [
    ("预算调整率为-5.18%。", "预算调整率为{预算调整率}。"),
    ("预算调整率=（2-3）/3×100%=-33.33%。", "预算调整率=（{预算调整率算式中的数}-{预算调整率算式中的数_2}）/{预算调整率算式中的数_2}×100%={预算调整率}。"),
    ("在85-90%之间。", "在{在之间}-{在之间_2}之间。"),
])  # fmt: skip
def test_a_number_below_nothing_keeps_its_sign_and_a_range_has_none(words: str, named: str) -> None:
    namer = Namer()
    assert namer.in_data(words, "一") == named
    below = [figure for figure in namer.figures.values() if str(figure["value"]).startswith("-")]
    assert [figure["range"] for figure in below] == [{"from": figure["value"]} for figure in below]
    assert len(below) == named.startswith("预算")


def test_an_id_before_a_name_is_no_number_that_counts_it() -> None:
    namer = Namer()
    namer.in_page("1. B12预算执行率（5分）", "四")
    assert list(namer.figures) == ["预算执行率"]


def test_the_points_after_a_name_in_brackets_are_its_weight() -> None:
    namer = Namer()
    namer.learn([Known("B12.weight", Fraction(5), "分", "")])
    namer.subjects |= {"预算执行率": "B12"}
    assert namer.in_page("1. B12预算执行率（5分）", "四") == '1. B12预算执行率（{{ fig("B12.weight") }}分）'


def test_the_same_number_of_another_sentence_or_of_this_and_that_is_another_figure() -> None:
    namer = Namer()
    for words in ("抽查后，该项扣3分。", "甲馆演出20场。", "乙馆也有演出20场。"):
        namer.in_page(words, "一")
    namer.in_page("抽查后，该项扣3分。", "二")
    assert [figure["source"] for figure in namer.figures.values()] == ["一", "一", "一", "二"]


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("观众5.6 万人次", "万人次"),
        ("月光1,260立方米", "立方米"),
        ("等候16.5分钟", "分钟"),
        ("降雨1,286毫米", "毫米"),
    ],
)
def test_a_unit_is_read_with_all_its_characters(words: str, unit: str) -> None:
    namer = Namer()
    namer.in_page(f"{words}。", "一")
    assert [figure["unit"] for figure in namer.figures.values()] == [unit]


@pytest.mark.parametrize(("words", "is_named"), [
    ("全年决算支出354.31万元。", False), ("全年预算收入354.31万元。", True), ("借出354.31万元。", False),
])  # fmt: skip
def test_a_number_of_many_digits_that_stands_in_one_cell_needs_fewer_words(
    words: str, *, is_named: bool
) -> None:
    namer = Namer()
    namer.learn([Known("t.total.planned", Fraction("354.31"), "万元", "收入预算执行表预算收入")])
    assert ("{t.total.planned}" in namer.in_data(words, "一")) == is_named


@pytest.mark.parametrize(
    ("words", "typed", "formula"),
    [
        ("占", "40.00%", "t.甲.spent / t.合计.spent"),
        ("占总支出的", "40.00%", "t.甲.spent / t.合计.spent"),
        ("占总支出的", "41.00%", None),
        ("占用月光，达", "40.00%", None),
    ],
)
def test_a_share_of_the_total_follows_from_its_two_cells(words: str, typed: str, formula: str | None) -> None:
    namer = Namer()
    namer.learn([
        Known("t.甲.spent", Fraction("134.30"), "万元", "支出预算执行表甲决算支出"),
        Known("t.合计.spent", Fraction("335.75"), "万元", "支出预算执行表合计决算支出"),
    ])  # fmt: skip
    namer.in_data(f"决算支出134.30万元，{words}{typed}。", "一")
    (figure,) = namer.figures.values()
    assert figure.get("formula") == formula
    FigureEntry.model_validate({key: value for key, value in figure.items() if value is not None})


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "甲决算支出134.30万元，占40.00%；乙决算支出201.45万元，占62.00%。",
            {"t.乙.spent / t.合计.spent": "62.00%"},
        ),
        ("甲决算支出134.30万元，占40.00%；乙决算支出201.45万元，占60.00%。", {}),
        ("甲决算支出134.30万元，占41.00%；乙决算支出201.45万元，占62.00%。", {}),
    ],
)
def test_the_share_beside_another_is_one_of_the_same_whole_whatever_is_printed(
    words: str, told: dict[str, str]
) -> None:
    namer = Namer()
    spent = {"甲": "134.30", "乙": "201.45", "合计": "335.75"}
    namer.learn(
        Known(f"t.{row}.spent", Fraction(value), "万元", f"支出预算执行表{row}决算支出", row=row)
        for row, value in spent.items()
    )
    namer.in_data(words, "一")
    figures = namer.figures.values()
    assert {one["formula"]: one["issued"] for one in figures if one.get("issued")} == told


@pytest.mark.parametrize(
    ("words", "formula", "issued"),
    [
        ("开门441夜，占计划480夜的91.88%。", "开门 / 占计划夜的", None),
        ("开门441夜，占计划480夜的93.88%。", "开门 / 占计划夜的", "93.88%"),
        ("开门441夜，占计划480盏的93.88%。", None, None),
        ("开门441夜，占计划480夜任务的一半，好评93.88%。", None, None),
    ],
)
def test_a_share_of_two_numbers_right_before_it_follows_from_them(
    words: str, formula: str | None, issued: str | None
) -> None:
    namer = Namer()
    namer.in_data(words, "一")
    share = [*namer.figures.values()][-1]
    assert (share.get("formula"), share.get("issued")) == (formula, issued)


def test_commas_between_thousands_are_asked_for_where_the_report_prints_them() -> None:
    namer = Namer()
    assert namer.in_data("藏书经费1,234,567.80元。", "一") == "藏书经费{藏书经费:,}元。"
    assert namer.in_page("灯油经费2,345元。", "一") == '灯油经费{{ fig("灯油经费", commas=true) }}元。'
    assert namer.in_data("月光经费2345.60元。", "一") == "月光经费{月光经费}元。"
