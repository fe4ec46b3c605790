"""Figures: their receipts, and formulas that lead nowhere."""

from fractions import Fraction

import pytest

from macros.assessment.assess import Assessment
from macros.assessment.names import Definition
from macros.assessment.receipt import Figure
from macros.assessment.receipts import Figures
from macros.values.mistakes import Where
from tests.engine.builders import an_assessment, mistakes, refusal


def figures(**entries: object) -> Figures:
    """Return figures by name: a number states one, a text is its formula."""
    return Figures({name: definition(name, entry) for name, entry in entries.items()})


def definition(name: str, entry: object) -> Definition:
    place = Where("data/figures.yml") / name
    if isinstance(entry, str):
        return Definition("figure", name, f"名为{name}", "万元", place, formula=entry)
    return Definition("figure", name, f"名为{name}", "万元", place, Fraction(str(entry)))


def test_a_computed_figure_carries_its_receipt() -> None:
    figure = figures(income=335.96, planned=354.31, gap="income - planned")["gap"]
    assert figure.value == Fraction("-18.35")
    assert figure.words == "名为income − 名为planned"
    assert figure.working == "335.96 − 354.31 = -18.35"
    assert figure.inputs == ("income", "planned")


def test_a_stated_figure_has_no_working() -> None:
    assert figures(income=335.96)["income"] == Figure(definition("income", 335.96), Fraction("335.96"))


@pytest.mark.parametrize(
    ("name", "working"),
    [
        ("thrift_rate", "(4.75 − 5.00) ÷ 5.00 = -5.00%"),
        ("shelved_rate", "1260 ÷ 1800 = 70.00%"),
        ("open_rate", "292 ÷ 365 = 80%"),
        ("spent_coins", "4.60 × 10000 = 46000"),
        ("ghost_rate", "0 ÷ 0 = —"),
        ("cocoa_lovers", "28 ÷ 40 = 70.00%"),
        ("spending.final.basic", "1.35 + 0.90 = 2.25"),
        ("spending.rate.left", "0.00 ÷ 0.00 = —"),
        ("candles.milk.share", "0.60 ÷ 2.25 = 26.67%"),
        ("cats.q2.satisfied", None),
        ("cats.satisfaction", "平均(88.89%, 66.67%, 66.67%) ≈ 74.07%"),
        ("V.score", "8.4 + 4.8 = 13.2"),
        ("total.score", "13.2 + 17.345 + 9.75 + 10.2 + 10.65 = 61.15"),
        ("total.score_rate", "61.145 ÷ 100 = 61.15%"),
    ],
)
def test_worked_lines_of_a_report(library: Assessment, name: str, working: str | None) -> None:
    if working is None:
        assert name not in library.figures  # question 2 asks for no satisfaction
    else:
        assert library.figures[name].working == working


def test_words_of_a_formula_are_the_titles_of_its_figures(library: Assessment) -> None:
    assert library.figures["open_rate"].words == "开门夜数 ÷ 全年夜数"
    assert library.figures["candles.cocoa_total.amount"].words == (
        "表3-1 热可可·牛奶·支出金额（万元） + 表3-1 热可可·可可粉·支出金额（万元）"
    )


def test_every_worked_line_of_a_report_contains_every_input(library: Assessment) -> None:
    worked = [figure for figure in map(library.figures.__getitem__, library.figures) if figure.formula]
    assert len(worked) > 100
    for figure in worked:
        assert all(library.figures[name].exactly() in figure.working for name in figure.inputs), figure.name


def test_a_score_carries_the_steps_of_its_rule_and_the_facts_it_measured() -> None:
    figure = an_assessment().figures["A12.score"]
    assert figure.value == 60
    assert figure.inputs == ("rate",)
    assert [step.text for step in figure.steps] == ["执行率97.00%，不低于95%，不扣分。"]


def test_the_page_states_what_was_issued_and_keeps_what_was_computed() -> None:
    figure = an_assessment({"figures/figures/rate/issued": "96%"}).figures["rate"]
    assert (figure.stated.value, figure.value, figure.printed) == (
        Fraction("0.96"),
        Fraction("0.97"),
        "97.00%",
    )


def test_nothing_divided_by_nothing_prints_a_dash_here_and_in_what_builds_on_it() -> None:
    known = figures(zero=0, ratio="zero / zero", more="ratio * 2")
    assert known["ratio"].value is None
    assert known["ratio"].working == "0.00 ÷ 0.00 = —"
    assert known["more"].working == "— × 2 = —"


def test_an_unknown_name_is_answered_with_the_nearest_right_one() -> None:
    known = figures(income=1, rate="incme * 2")
    assert refusal(known.__getitem__, "rate") == (
        "data/figures.yml rate：没有名为“incme”的数据，是否为“income”？请改正名称，或在 data/figures.yml 中登记"
    )


def test_an_unknown_name_like_no_other_is_answered_without_a_guess() -> None:
    assert (
        refusal(figures(income=1).__getitem__, "xyz")
        == "没有名为“xyz”的数据，请改正名称，或在 data/figures.yml 中登记"
    )


def test_an_unknown_cell_is_answered_with_the_nearest_cell() -> None:
    assert mistakes(an_assessment, {"figures/figures/rate/formula": "money.total.spend / 2"}) == [
        "data/figures.yml rate：没有名为“money.total.spend”的数据，是否为“money.total.spent”？"
        "请改正名称，或在 data/figures.yml 中登记"
    ]


def test_a_cycle_is_shown_from_end_to_end() -> None:
    known = figures(a="b + 1", b="c + 1", c="a + 1")
    assert (
        refusal(known.__getitem__, "a") == "data/figures.yml c：循环引用：a → b → c → a，请改掉其中一个公式"
    )


def test_a_figure_that_needs_itself_is_a_cycle() -> None:
    assert (
        refusal(figures(a="a").__getitem__, "a") == "data/figures.yml a：循环引用：a → a，请改掉其中一个公式"
    )


def test_one_cycle_is_told_once_whoever_meets_it() -> None:
    known = figures(before="a", a="b", b="a", after="b")
    assert mistakes(known.check_all) == ["data/figures.yml b：循环引用：a → b → a，请改掉其中一个公式"]


def test_a_mistake_names_the_figure_even_from_afar() -> None:
    known = figures(bad="nothing", user="bad * 2")
    assert refusal(known.__getitem__, "user").startswith("data/figures.yml bad：没有名为“nothing”的数据")


def test_every_mistake_is_told_at_once_and_each_once() -> None:
    known = figures(one=1, bad="one +", worse="nothing", user="bad + worse", fine="one")
    assert mistakes(known.check_all) == [
        "data/figures.yml bad：公式“one +”写法有误，请检查括号和运算符",
        "data/figures.yml worse：没有名为“nothing”的数据，请改正名称，或在 data/figures.yml 中登记",
    ]


def test_a_figure_that_failed_fails_again_in_the_same_words() -> None:
    known = figures(a="b", b="a")
    assert refusal(known.__getitem__, "a") == refusal(known.__getitem__, "a")


def test_a_rule_over_a_fact_without_value_is_placed_at_its_indicator() -> None:
    changes = {"tables/money.csv": "id,item,planned,spent\nstaff,人员,-,-\ngoods,公用,-,-\ntotal,合计,,\n"}
    assert mistakes(an_assessment, changes) == [
        "data/indicators.yml A12 rule：“执行率”（rate）除以了 0，没有数值，不能据以评分，请改正所用的数据；"
        "确实是 0 的，在 rule 的 when 中写明此时得几分，如 {value: rate, undefined: true, then: 0}"
    ]


def test_names_can_be_asked_for_and_listed() -> None:
    known = figures(a=1, b="a")
    assert list(known) == ["a", "b"]
    assert "a" in known
    assert "c" not in known


def test_a_worked_line_adds_up_though_what_it_is_worked_out_from_is_printed_with_fewer_decimals() -> None:
    stated = {"unit": "万人", "decimals": 0, "source": "甲"}
    figures = {
        "before": {"title": "甲", "value": "60.4", **stated},
        "since": {"title": "乙", "value": "30.40", **stated},
        "thirds": {"title": "丁", "unit": "万人", "decimals": 0, "formula": "before / 3"},
        "all_in_all": {"title": "丙", "unit": "万人", "decimals": 0, "formula": "before + since + thirds"},
    }
    assessment = an_assessment({f"figures/figures/{name}": figure for name, figure in figures.items()})
    assert assessment.figures["before"].printed == "60"
    assert assessment.figures["all_in_all"].working == "60.4 + 30.4 + 20.13 = 111"
