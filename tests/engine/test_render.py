"""How single components look, and that text of the data stays text in HTML and in Markdown."""

import html
import re
from functools import partial
from typing import Any

import markdown
import pytest

from macros.html.components import Components, page_macros, signatures
from macros.html.stage import Stage
from macros.site.page import link
from tests.engine.builders import GOLDEN, Changes, an_assessment

FIRST = "indicators/dimensions/0/groups/0/indicators/0"
SECOND = "indicators/dimensions/0/groups/0/indicators/1"
PLACES = {
    "calculations": "data/calculations.md",
    "errata": "data/errata.md",
    "indicator A11": "indicators/a.md",
    "problems": "problems.md",
    "recommendations": "recommendations.md",
}
ERRATUM = {
    "id": "E01", "kind": "figure", "where": "第一部分", "page": "budget.md#rate", "issued": "96%",
    "corrected": "{rate}", "explanation": "应为{rate}", "checks": ["issued.rate"],
}  # fmt: skip
MISPRINTED: Changes = {"figures/figures/rate/issued": "96%", "errata/errata": [ERRATUM]}


def components(changes: Changes | None = None, here: str = "budget.md") -> Components:
    """Return the components of the minimal report, as the page ``here`` calls them."""
    stage = Stage(
        an_assessment(changes), PLACES, partial(link, directories=True), lambda: here, lambda block: block
    )
    return Components(stage)


def assert_golden(name: str, rendered: str) -> None:
    """Compare with the golden file; one that is missing is written, to be looked at."""
    file = GOLDEN / f"{name}.html"
    if not file.exists():
        file.write_text(rendered.strip() + "\n", "utf-8")
        pytest.fail(f"{file.name} was written: look at it")
    assert rendered.strip() == file.read_text("utf-8").strip()


def test_a_figure_is_its_value_with_a_link_to_its_receipt() -> None:
    assert_golden("fig", components().fig("rate"))


def test_a_figure_with_an_erratum_prints_what_was_issued_and_leads_to_the_erratum() -> None:
    assert_golden("fig-with-erratum", components(MISPRINTED).fig("rate"))


def test_a_small_table_has_caption_unit_and_scopes() -> None:
    assert_golden("table", block(components().table("money")))


def test_a_survey_question_has_shares_counts_and_a_drawing() -> None:
    assert_golden("question", block(components().survey("people")))


def block(rendered: str) -> str:
    """Return the first block of what was rendered, from its opening to its closing tag."""
    return rendered[rendered.index("<div") : rendered.index("</div>") + len("</div>")]


def test_a_table_names_its_source() -> None:
    assert "数据来源：部门决算" in components().table("money")


@pytest.mark.parametrize(
    ("name", "decimals", "printed"),
    [("rate", None, "97.00%"), ("rate", 0, "97%"), ("windows", None, "7"), ("total.score", 2, "80.00")],
)
def test_a_figure_prints_with_the_decimals_asked_for(name: str, decimals: int | None, printed: str) -> None:
    assert re.sub(r"<[^>]*>", "", components().fig(name, decimals)) == printed


def test_the_formula_of_a_figure_does_not_repeat_the_table_or_the_question_that_it_is_of() -> None:
    told = set(
        re.findall(
            r'<a href="#(?:money-total-spent|people-q1-total)">([^<]*)</a>', components().calculations()
        )
    )
    assert told == {"表1-1 合计·决算", "合计·决算", "群众调查第1题合计", "合计"}


def test_a_bar_is_drawn_to_a_hundredth_of_a_percent() -> None:
    drawn = components({MONEY: ("80.00,74.00", "80.00,68.00")}).chart("waterfall")
    assert re.findall(r"--share:([\d.]*)", drawn) == ["1", "0.6667", "0.1", "0.2333"]


def test_the_errata_at_the_end_of_a_page_are_those_that_no_indicator_of_it_shows() -> None:
    shown, alone = (
        {**ERRATUM, "id": i, "page": f"indicators/a.md#{a}"} for i, a in (("E1", "a11"), ("E2", "a12"))
    )
    noted = components({"errata/errata": [shown | {"checks": []}, alone | {"checks": []}]}, "indicators/a.md")
    assert re.findall(r">(E\d)<", noted.errata(here=True)) == ["E2"]


def test_names_in_a_line_of_markdown_are_words_even_between_the_borders_of_a_table() -> None:
    named = components({"indicators/dimensions/0/groups/0/name": r"甲*_[乙]|`丙`"})
    assert named.members("A") == r"甲\*\_\[乙\]\|\`丙\`"


def test_a_figure_of_an_indicator_leads_to_the_indicator() -> None:
    assert 'href="../indicators/a/#a11"' in components().fig("A11.score")
    assert 'href="../data/calculations/#a12-score"' in components().fig("A12.score")


def test_a_score_stands_with_the_criterion_whose_numbers_it_follows() -> None:
    assert '<dd class="standard">评价标准：每存在一点不符扣一半</dd>' in components().calculations()


MONEY = "tables/money.csv"
AS_TYPED: Changes = {
    "tables/tables/money/unit": "",
    "figures/figures/rate/formula": "(windows + 90) / (windows + 93)",
    "tables/tables/money/computed": [],
    MONEY: "id,item,planned,spent\nstaff,甲,89.974,194\ngoods,乙,-,0\ntotal,计,,12\n",
}


def cells_of(rendered: str) -> list[str]:
    """Return the numbers of a table as readers see them."""
    return [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r'<td class="number">(.*?)</td>', rendered)]


def test_a_cell_keeps_the_decimals_the_blank_the_nought_or_the_dash_it_was_typed_with() -> None:
    assert cells_of(components(AS_TYPED).table("money")) == ["89.974", "194", "-", "0", "", "12"]


@pytest.mark.parametrize(
    ("name", "printed"),
    [("staff.planned", "89.974"), ("goods.planned", "0"), ("goods.spent", "0"), ("total.planned", "—")],
)
def test_a_sentence_prints_the_decimals_of_a_cell_nil_in_digits_and_a_blank_as_a_dash(
    name: str, printed: str
) -> None:
    assert f">{printed}<" in components(AS_TYPED).fig(f"money.{name}")


@pytest.mark.parametrize(("issued", "printed"), [("", "—"), ("上升100%", "上升100%"), ("-", "-")])
def test_what_has_no_value_prints_what_the_report_printed_else_a_dash(issued: str, printed: str) -> None:
    money: Changes = {
        "tables/tables/money/columns/2/type": "share",
        "tables/tables/money/computed": [{"column": "spent", "formula": "planned / (planned - planned)"}],
        MONEY: f"id,item,planned,spent\nstaff,甲,200,{issued}\n",
        "errata/errata": [ERRATUM | {"checks": ["issued.money.staff.spent"]}] if issued == "-" else [],
        "figures/figures/rate/formula": "(windows + 90) / (windows + 93)",
    }
    assert cells_of(components(money).table("money"))[1] == printed


def test_an_indicator_is_a_heading_with_its_anchor_and_every_step() -> None:
    rendered = components().indicator("A11")
    assert rendered.startswith("### A11制度 {: #a11 }\n\n<div")
    assert re.findall(r'<td class="number">(.*?)</td>', rendered) == ["不扣分", "−20", "20"]


@pytest.mark.parametrize("brief", [False, True])
def test_findings_are_numbered_and_linked_unless_brief(brief: bool) -> None:
    rendered = components().problems(brief=brief)
    level, anchor = ("###", "problem-1-brief") if brief else ("##", "problem-1")
    assert rendered.partition("\n")[0] == f"{level} （一）制度不完整 {{: #{anchor} }}"
    assert ("涉及的指标" in rendered) is not brief


def test_errata_of_a_page_stand_on_that_page_alone() -> None:
    assert "本页勘误（1条）" in components(MISPRINTED, here="budget.md").errata(here=True)
    assert components(MISPRINTED, here="index.md").errata(here=True) == ""


def test_an_unanswered_check_and_an_answered_one_read_differently() -> None:
    assert '<a href="../data/errata/#e01">不符，见勘误E01</a>' in components(MISPRINTED).checks()
    assert "不符<" in components({"indicators/weight": 99}).checks()


SCRIPT = '"><script>alert(1)</script>'
STARS = "10*65%*100%"


def filled_with(text: str) -> dict[str, object]:
    """Return changes that write ``text`` into every text of the minimal report that is printed."""
    point = {"text": f"要点{text}", "lose": "100%", "met": "false", "note": f"依据{text}"}
    judged = {"kind": "judged", "score": 30, "reason": f"理由{text}"}
    texts = {
        "report/department": {"name": f"局{text}", "short": f"局{text}"},
        "report/client/name": f"委托{text}",
        "report/header": [{"name": f"索引号{text}", "value": f"索引{text}"}],
        "report/grades": [{"name": f"良{text}", "at_least": 0}],
        "report/grades_source": f"办法{text}",
        "report/references": [f"依据{text}"],
        "indicators/dimensions/0/name": f"投入{text}",
        "indicators/dimensions/0/groups/0/name": f"管理{text}",
        f"{FIRST}/name": f"制度{text}",
        f"{FIRST}/explanation": f"解释{text}",
        f"{FIRST}/standard": f"标准{text}",
        f"{FIRST}/evidence": f"佐证{text}",
        f"{FIRST}/rule": {"kind": "tally", "entries": [point]},
        f"{FIRST}/variants": [{"where": f"别处{text}", "name": f"别名{text}"}],
        f"{SECOND}/rule": judged,
        "tables/tables/money/title": f"表{text}",
        "tables/tables/money/unit": "元",
        "tables/tables/money/source": f"出处{text}",
        "tables/tables/money/footnote": f"注{text}",
        "tables/tables/money/columns/1/title": f"栏{text}",
        "tables/tables/money/header": [{"title": f"组{text}", "columns": ["planned", "spent"]}],
        "tables/money.csv": f"id,item,planned,spent\nstaff,{_cell(text)},200,194\ngoods,乙,-,-\ntotal,计,,\n",
        "surveys/scales/content/options": [f"A好{text}", "B中", "C差"],
        "surveys/surveys/people/title": f"调查{text}",
        "surveys/surveys/people/audience": f"群众{text}",
        "surveys/surveys/people/questions/0/text": f"是否{text}",
        "figures/figures/windows": {"title": f"窗口{text}", "unit": "个", "value": 7, "source": f"来源{text}"},
        "figures/figures/rate/title": f"率{text}",
        "figures/figures/rate/note": f"说明{text}",
        "findings/practices": [{"id": "practice-1", "title": f"做法{text}", "text": f"做法{text}"}],
        "findings/problems/0/title": f"问题{text}",
        "findings/problems/0/text": f"问题{text}",
        "findings/recommendations/0/title": f"建议{text}",
        "findings/recommendations/0/text": f"建议{text}",
        "errata/errata": [
            ERRATUM | {key: f"{key}{text}" for key in ("where", "issued", "corrected", "explanation")}
            | {"checks": ["name.A11"]}
        ],
        "glossary": {"terms": [{"term": f"词{text}", "explanation": f"词{text}", "id": "word"}]},
        "charts": {"charts": {"spending": {
            "title": f"图{text}", "unit": "元", "kind": "bars",
            "series": [{"title": f"列{text}", "parts": [{"title": f"块{text}", "value": "money.staff.spent"}]}],
        }}},
    }  # fmt: skip
    return dict(texts)


def _cell(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""'))


ARGUMENTS = {
    "fig": ("rate",), "table": ("money",), "chart": ("spending",), "scores": ("1",), "dimension": ("A", "1"),
    "members": ("A",), "indicator": ("A11",), "survey": ("people",), "whole": ("index.md",),
}  # fmt: skip


@pytest.mark.parametrize("macro", signatures())
def test_html_in_the_data_is_escaped_everywhere(macro: str) -> None:
    rendered = page_macros(components(filled_with(SCRIPT)))[macro](*ARGUMENTS.get(macro, ()))
    assert "<script" not in rendered
    assert '""' not in rendered.replace('=""', "")


@pytest.mark.parametrize(
    "macro",
    [name for name in signatures() if name not in ("fig", "status", "standing", "whole", "downloads")],
)
def test_what_is_printed_is_the_text_of_the_data_word_for_word(macro: str) -> None:
    rendered = page_macros(components(filled_with(SCRIPT)))[macro](*ARGUMENTS.get(macro, ()))
    assert SCRIPT in html.unescape(markdown.markdown(rendered, extensions=["attr_list"]))


@pytest.mark.parametrize(
    "macro",
    [
        "indicator",
        "members",
        "grade",
        "problems",
        "practices",
        "recommendations",
        "table",
        "survey",
        "errata",
    ],
)
def test_asterisks_and_underscores_of_the_data_are_no_markdown(macro: str) -> None:
    text = f"{STARS} 和 _甲_ `乙`"
    rendered = page_macros(components(filled_with(text)))[macro](*ARGUMENTS.get(macro, ()))
    shown = markdown.markdown(rendered, extensions=["attr_list"])
    assert text in html.unescape(shown)
    assert "<em>" not in shown
    assert "<code>" not in shown


@pytest.mark.parametrize(
    ("rule", "foot"),
    [
        ({"kind": "tally", "text": "甲", "met": "false", "lose": "100%"}, "权重40分，得分0"),
        ({"kind": "tally", "text": "甲", "met": "true", "gain": "100%"}, "从0分起，得分40"),
        (
            {
                "kind": "parts",
                "parts": [
                    {"text": "甲", "weight": "10", "rule": {"kind": "judged", "score": "8", "reason": "好"}},
                    {"text": "乙", "weight": "30", "rule": {"kind": "tally", "text": "乙", "met": "true", "gain": "30"}},
                ],
            },
            "从10分起，得分38",
        ),
        (
            {"kind": "tally", "text": "甲", "met": "true", "lose": "100%",
             "when": [{"text": "没有", "holds": "true", "shared": "group"}]},
            "权重40分，得分不适用",
        ),
    ],
)  # fmt: skip
def test_the_foot_of_the_steps_says_what_they_begin_from_and_come_to(rule: dict[str, Any], foot: str) -> None:
    shown = components({f"{FIRST}/rule": rule}).indicator("A11")
    assert foot in re.sub(r"<[^>]+>|\s", "", shown[shown.index("<tfoot>") :])


def test_an_adjustment_is_shown_without_a_weight_and_a_veto_beside_the_grade() -> None:
    bonus = {
        "id": "J1",
        "name": "加分",
        "rule": {"kind": "tally", "cap": "5", "times": "windows", "gain": "1"},
    }
    veto = {"text": "弄虚作假", "holds": "false", "grade": "差"}
    shown = components({"indicators/adjustments": [bonus], "indicators/vetoes": [veto]})
    assert "权重分" not in shown.indicator("J1")
    assert "窗口数" in shown.indicator("J1")
    assert "评价等级　弄虚作假：否，不影响评价等级。" in shown.verdict()
    assert "加分" in shown.scores("1")
    assert "加分" in shown.scoretable()
    assert "加分" in shown.chart("waterfall")


def test_a_blank_cell_that_a_sum_is_made_of_has_its_receipt() -> None:
    computed = [{"row": "total", "formula": "sum(staff, goods)"}]
    blank = {
        "tables/tables/money/computed": computed,
        "tables/money.csv": ("goods,公用,80.00,74.00", "goods,公用,,74.00"),
    }
    found = components(blank).calculations()
    assert '<div id="money-goods-planned"' in found
    assert "表1-1 公用·预算　<b>空白</b>" in found


def test_a_figure_that_is_another_under_its_own_title_is_not_put_as_an_equality_of_itself() -> None:
    again = {"title": "又一个执行率", "unit": "%", "formula": "rate"}
    shown = str(components({"figures/figures/again": again}).calculations())
    (own,) = re.findall(r'<div id="again".*?</div>', shown, re.DOTALL)
    assert ("公式：" in own, "代入：" in own) == (True, False)
    assert "代入：" in shown


def test_a_day_is_printed_as_one_and_days_between_two_are_a_number() -> None:
    day = {"title": "完工日期", "unit": "日期", "value": "2030-11-05", "source": "甲"}
    figures = {
        "finished": day,
        "due": day | {"title": "要求日期", "value": "2030年10月31日"},
        "late": {"title": "迟了", "unit": "天", "formula": "finished - due"},
    }
    shown = components({f"figures/figures/{name}": figure for name, figure in figures.items()})
    assert "完工日期　<b>2030年11月5日</b>" in shown.calculations()
    assert "迟了　<b>5 天</b>" in shown.calculations()
