"""The box that says what holds of the total, the cards of readings, and what stands beside them."""

import re
from typing import Any

import pytest

from tests.engine.builders import Changes
from tests.engine.test_own_words import EXPLAINS, GROUND
from tests.engine.test_readings import COMPLETE, LOWER, LOWEST, NONE, reading
from tests.engine.test_render import components
from tests.reading.pages import Element, plain, read_html

SAME = reading("R6", "A12", {"figure": "rate", "value": "96%"})
OPEN_UP = reading("R7", "A11", {"point": "制度完整", "met": True}, tariff="open")


def stated(*readings: dict[str, Any], **changes: object) -> Changes:
    return {"readings": {"readings": list(readings)}, **changes}


def standing(changes: Changes) -> str:
    return plain(read_html(components(changes).standing()).text()).strip()


def register(*readings: dict[str, Any], **changes: object) -> Element:
    return read_html(components(stated(*readings, **changes)).errata())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (stated(), "2项得分相加为80.00分。"),
        (stated(SAME), "2项得分相加为80.00分。照原文的另一种理解,总分不变。"),
        (stated(LOWER), "2项得分相加为80.00分。照原文的另一种理解,按标准写明的分数计,总分在77.00至80.00分之间。单独能改变等级的是题。"),
        (stated({**LOWER, "title": "题" * 41}), "2项得分相加为80.00分。照原文的另一种理解,按标准写明的分数计,总分在77.00至80.00分之间。单独能改变等级的有1处。"),
        (stated(OPEN_UP, **{"report/grades": [{"name": "全", "at_least": 0}]}),
         "2项得分相加为80.00分。照原文的另一种理解,须酌定的,总分在80.00至100.00分之间。没有哪一处单独能改变等级。"),
        (stated(COMPLETE, NONE, LOWER, LOWEST),
         "2项得分相加为80.00分。照原文的另一种理解,按标准写明的分数计,总分在57.00至100.00分之间;连同须酌定的,在0.00至100.00分之间。单独能改变等级的有4处。"),
        (stated(LOWER, **{"report/grades": None, "report/grades_source": None}),
         "2项得分相加为80.00分。照原文的另一种理解,按标准写明的分数计,总分在77.00至80.00分之间。"),
    ],
    ids=["none", "idle", "printed", "long title", "open", "both", "no grades"],
)  # fmt: skip
def test_the_box_says_what_holds_then_the_range_and_what_it_hangs_on(changes: Changes, told: str) -> None:
    assert standing(changes) == told
    assert len(told) < 120


def test_a_total_that_was_issued_otherwise_is_not_said_to_be_the_sum() -> None:
    answered = {
        "id": "E1", "kind": "figure", "where": "一", "page": "a.md", "issued": "81", "explanation": "多一分",
        "checks": ["issued.total.score"],
    }  # fmt: skip
    told = standing({"indicators/issued": "81", "errata/errata": [answered]})
    assert told.startswith("2项得分相加为80.00分,原报告印作81.00")


THIRDS = {"kind": "tally", "lose": "1/3", "entries": [{"text": str(n), "met": n < 3} for n in range(1, 4)]}
FIRST = "indicators/dimensions/0/groups/0/indicators/0"
ROUNDED: Changes = {f"{FIRST}/rule": THIRDS, f"{FIRST}/issued": "26.7", "indicators/issued": "86.7"}


def test_a_range_holds_the_issued_total_where_its_scores_were_rounded() -> None:
    told = standing(stated(LOWER, **ROUNDED))
    assert told.startswith("2项得分相加为86.70分。")
    assert "总分在83.70至86.70分之间" in told
    card = register(LOWER, **ROUNDED)
    assert "总分86.70→83.70" in plain(card.text())


def test_an_erratum_that_answers_several_checks_says_what_each_of_them_found() -> None:
    answered = {
        "id": "E1", "kind": "figure", "where": "一", "page": "a.md", "issued": "81", "explanation": "多一分",
        "checks": ["issued.total.score", "issued.A.score"],
    }  # fmt: skip
    both = {"indicators/issued": "81", "indicators/dimensions/0/issued": "81"}
    told = plain(read_html(components({**both, "errata/errata": [answered]}).errata()).text())
    assert (
        "连带:评价总体得分:原报告=所含各项得分相加,81=80不成立,相差1;A投入得分:原报告=所含各项得分相加,81=80不成立,相差1。"
        in told
    )
    alone = {"indicators/issued": "81", "errata/errata": [{**answered, "checks": ["issued.total.score"]}]}
    assert "连带" not in plain(read_html(components(alone).errata()).text())


def test_the_lowest_grade_reaches_up_to_the_next() -> None:
    shown = plain(read_html(components().verdict()).text())
    assert "差80以下良80+优90+" in shown


def test_the_tables_agree_where_they_print_sums_and_all_agree() -> None:
    assert "各表合计相符" not in standing({})
    assert "各表合计相符" in standing({"tables/money.csv": ("合计,,", "合计,200.00,194.00")})
    assert "各表合计相符" not in standing({"tables/money.csv": ("合计,,", "合计,200.00,195.00")})


def test_the_box_of_a_report_without_readings_leads_nowhere() -> None:
    assert "<a" not in re.sub(r'<a class="figure".*?</a>', "", str(components().standing()))


def test_a_card_says_both_places_and_what_differs() -> None:
    (card,) = register(LOWER).all("section", "reading")
    assert plain(card.text()) == (
        "题−3分A1260→57分总分80.00→77.00等级良→差标准写明分数"
        "报告一处说(一)甲另一处说(二)乙照报告的理解丙照另一种理解丁"
    )


def test_a_card_names_every_score_that_the_reading_changes() -> None:
    both = reading("R8", "A11", {"point": "有制度", "met": False}, {"figure": "rate", "value": "94%"})
    (card,) = register(both).all("section", "reading")
    (facts,) = card.all("p", "facts")
    assert plain(facts.text()).startswith("A1120→0分A1260→57分总分80.00→57.00")


def test_what_changes_nothing_says_so_and_stands_folded() -> None:
    found = register(LOWER, SAME)
    (folded,) = found.all("details")
    (facts,) = folded.all("p", "facts")
    assert plain(facts.text()) == "A12得分不变等级不变"
    assert [card.attributes["id"] for card in folded.all("section", "reading")] == ["r6"]


def test_an_event_of_which_several_readings_are_is_said_to_be_counted_so_often() -> None:
    one, other = ({**each, "event": "一份合同"} for each in (NONE, LOWER))
    assert "同一件事计了不止一次:一份合同,计了2次(题、题)。" in plain(register(one, other).text())
    assert "同一件事" not in register(one, LOWER).text()


def test_a_report_without_readings_and_errata_has_no_register() -> None:
    assert components().errata() == ""


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ([GROUND], "扣分、问题与建议:对应关系由本站依据文字整理"),
        ([{**GROUND, "by": "report"}], "扣分、问题与建议:对应关系由本站依据文字整理,原报告写明的除外"),
    ],
)
def test_who_linked_deductions_problems_and_recommendations_is_said(links: list[Any], told: str) -> None:
    (caption,) = read_html(components({EXPLAINS: links}).remedies()).all("caption")
    assert plain(caption.text()).removeprefix("本站").strip() == told


def test_the_line_on_checks_counts_the_scores_that_no_rule_gives() -> None:
    assert "没有计分算式" not in components().status()
    unruled = {f"{FIRST}/rule": None, f"{FIRST}/issued": "20"}
    assert "；另有1项指标没有计分算式，得分照印。" in components(unruled).status()
