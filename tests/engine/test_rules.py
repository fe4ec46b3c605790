"""What a rule must and must not say."""

from typing import Any

import pytest
from pydantic import ValidationError

from macros.report.rules import Tally
from macros.report.rules.quantities import Choice
from macros.report.rules.walk import limits, numbers, wordings
from macros.values.numbers import parse_number
from tests.engine.criteria import RULES

SLOPE = {"kind": "tally", "value": "rate", "below": "95%", "per": "1%", "of": "points",
         "lose": "5%", "counted": "whole"}  # fmt: skip
POINT = {"text": "甲", "met": "true"}
SCALE = {"kind": "scale", "value": "rate", "rows": [{"score": "1"}]}
LEVELS = {"kind": "scale", "level": "好", "rows": [{"level": "好", "score": "1"}]}
PARTS = {"kind": "parts", "parts": [{"text": "甲", "weight": "1", "rule": SCALE}]}
ONE_PRICE = "lose（扣几分）、gain（得几分）须填且只填一个"
ONE_THING = "met（要点是否符合）、holds（条件是否成立）、times（次数）、value（所看的数据）、entries（各笔）须填且只填一个"
A_LEVEL_EACH = "评等次的，rows 每行写一个 level；看数据或个数的，rows 写界线，不写 level"
NO_DAY = "日期只能作界线（from、above、to、below），这里应为数字或数据的名称，请改正"
NOT_REACHED = "rows（各档）中“好”这一档排在前面一档的范围之内，轮不到，请改正界线或先后"
PER, HOW = (
    "per（每一步）",
    "counted（不足一步：pro_rata 按比例计，whole 不计，begun 按一步计，nearest 四舍五入）",
)
OF = "per 是百分之几的，须写明 of：points 百分点，limit 界线的百分之几（界线是 0 或 100% 的不必写）"
ONE_CONSEQUENCE = (
    "then（得几分）、rule（改按另一条规则计分）、shared（不适用，权重由谁分担）、"
    "cap（最高得几分）、keep（得几成）、lost（扣几成）、lose（扣几分）、gain（得几分）须填且只填一个"
)
NO_BOUND = "“none”（不限）只用于规则的 cap、floor，请改为数字或数据的名称；没有界线的，请删去这一项"
ONE_WORTH = "score（得几分）或 target（得满分的值）、lose（从满分扣几分）、line（按直线计）、rule（这一档按另一条规则计分）须填且只填一个"
SPELT = "不得分写 0，得满分写 100%，不适用的在 when 中写 shared，请改正"
LOOKED_AT = "value（所看的数据）须与界线（from、above、to、below）或 undefined: true（除以 0 时）之一同写"


def refused(rule: dict[str, Any]) -> str:
    """Return the words in which a rule is refused."""
    with pytest.raises(ValidationError) as caught:
        RULES.validate_python(rule)
    return str(caught.value.errors()[0].get("ctx", {}).get("error", caught.value.errors()[0]["type"]))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (SLOPE | {"lose": None}, ONE_PRICE),
        (SLOPE | {"gain": "1"}, ONE_PRICE),
        (SLOPE | {"counted": None}, f"{PER}须与 {HOW}同写"),
        (SLOPE | {"per": None}, f"{HOW}须与 {PER}同写"),
        (SLOPE | {"per": None, "counted": None}, f"of（per 是百分之几时：points 百分点，limit 界线值的百分之几）须与 {PER}同写"),
        (SLOPE | {"of": None}, OF),
        (SLOPE | {"of": None, "below": "floor"}, OF),
        (SLOPE | {"when": [{"text": "甲", "holds": "true", "keep": "0.8"}]}, "keep（得几成）、lost（扣几成）应为比例，如 80%，或数据的名称"),
        (SLOPE | {"when": [{"text": "甲", "holds": "true", "lost": "0.5"}]}, "keep（得几成）、lost（扣几成）应为比例，如 80%，或数据的名称"),
        (SCALE | {"value": None, "points": [{"text": "甲"}]}, "met（要点是否符合）、holds（条件是否成立）、value（所看的数据）须填且只填一个"),
        (SCALE | {"value": None, "points": [POINT], "rows": None, "target": "2"}, "写 target 的，须与 value（被考核的数据）同写"),
        *((SLOPE | {"when": [{"value": "rate", "below": "9%", "then": "0", key: said}]}, "met（要点是否符合）、times（次数）、per（每一步）、up_to（这一笔最多几分）、unstated（没有写明的部分）须与 lose（扣几分）或 gain（得几分）同写") for key, said in (("up_to", "1"), ("unstated", "甲"))),
        ({"kind": "tally", "text": "甲", "met": "150%", "lose": "1"}, "less_than"),
        (SLOPE | {"below": None}, LOOKED_AT),
        (SLOPE | {"below": None, "to": "95%"}, "按步计的，从 above（高于）或 below（低于）一个界线起，不写 from、to"),
        (SLOPE | {"above": "90%"}, "按步计的，从 above（高于）或 below（低于）一个界线起，不写 from、to"),
        (SLOPE | {"per": "0"}, "greater_than"),
        (SLOPE | {"or": [{"text": "甲", "holds": "true"}]}, "按步计的一笔不能写 or（或者成立也算的条件），请把或者的情况另写一笔"),
        (SLOPE | {"counted": "half"}, "literal_error"),
        (SLOPE | {"times": "cases"}, ONE_THING),
        (SLOPE | {"below": "95％％"}, "“95％％”不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法"),
        ({"kind": "tally", "value": "rate", "lose": "1"}, LOOKED_AT),
        ({"kind": "tally", "times": "cases", "from": "1", "lose": "1"}, LOOKED_AT),
        ({"kind": "tally", "met": "true", "lose": "1"}, "met（要点是否符合）须与 text（要点或条件）同写"),
        ({"kind": "tally", "holds": "true", "lose": "1"}, "holds（条件是否成立）须与 text（要点或条件）同写"),
        ({"kind": "tally", "lose": "1"}, ONE_THING),
        *(({"kind": "tally", "lose": "1", "unstated": word, **POINT}, f"unstated（没有写明的部分）“{word}”应为文字，请改正") for word in ("true", "false")),
        ({"kind": "tally", "entries": [POINT]}, ONE_PRICE),
        ({"kind": "tally", "entries": [POINT], "lose": "1", "met": "true"}, ONE_THING),
        ({"kind": "tally", "entries": [POINT | {"times": "cases", "lose": "1"}]}, "met（要点是否符合）、holds（条件是否成立）、times（次数）、value（所看的数据）须填且只填一个"),
        ({"kind": "tally", "entries": [POINT], "lose": "1", "up_to": "1"}, "有 entries 时，共同的只能写 lose 或 gain，其余写在各笔里"),
        ({"kind": "tally", "entries": [POINT, POINT | {"text": "乙", "gain": "1"}], "lose": "1"}, "既有加分又有扣分，请写 start（从几分起）"),
        ({"kind": "judged", "from": "x", "score": "1", "reason": "差"}, "得分的幅度应为数字，不能写数据名称"),
        (SLOPE | {"lose": {"from": "1", "to": "x", "chosen": "1"}}, "得分的幅度应为数字，不能写数据名称"),
        (SCALE | {"rows": None, "target": "2025-09-30"}, NO_DAY),
        (SLOPE | {"cap": "2025-09-30"}, NO_DAY),
        (SLOPE | {"below": "9月30日"}, "“9月30日”应为日期，如 2023-11-28，请改正"),
        (SLOPE | {"below": "2025.9.30"}, "“2025.9.30”不是数字；是日期的，写作 2023-11-28，请改正"),
        ({"kind": "tally", "round_to": "1%", "lose": "1", **POINT}, "round_to（取到几分的整数倍）应为几分；所看的率先取整的，写在它的公式里，如 mround(完成数 / 计划数, 1%)，请改正"),
        ({"kind": "tally", "rounding": "down", "lose": "1", **POINT}, "rounding（怎样取整）须与 round_to（取到几分的整数倍）同写"),
        (SCALE | {"rows": [{"from": "none", "score": "1"}]}, NO_BOUND),
        (SCALE | {"rows": [{"from": "1", "score": "none"}, {"score": "0"}]}, NO_BOUND),
        (SLOPE | {"up_to": "none"}, NO_BOUND),
        (SLOPE | {"when": [{"text": "甲", "holds": "true", "cap": "none"}]}, NO_BOUND),
        (SCALE | {"rows": None}, "rows（各档）、target（得满分的值）至少填一个"),
        (SCALE | {"target": "50", "rows": [{"from": "60", "score": "1"}, {"score": "0"}]}, "有 target（得满分的值）的，rows 的界线看完成了它的百分之几，如 from: 60%，请改正"),
        (SCALE | {"rows": [{"score": "2", "rule": SCALE}]}, ONE_WORTH),
        (SCALE | {"level": "好"}, "value（被考核的数据）、level（所评的等次）、points（各要点）须填且只填一个"),
        (SCALE | {"rows": []}, "too_short"),
        (SCALE | {"rows": [{"from": "1"}]}, ONE_WORTH),
        (SCALE | {"rows": [{"from": "1", "above": "1", "score": "1"}]}, "from（≥）、above（＞）只能填一个"),
        (SCALE | {"rows": [{"to": "1", "below": "1", "score": "1"}]}, "to（≤）、below（＜）只能填一个"),
        (SCALE | {"rows": [{"from": "2", "below": "1", "score": "1"}]}, "下限“2”高于上限“1”，没有数会落在其中，请改正"),
        (SCALE | {"rows": [{"from": "9", "score": "3"}, {"from": "5", "below": "8", "score": "2"}, {"from": "1", "score": "1"}, {"score": "0"}]},
         "rows（各档）中“1”这一档，前面两档之间的也算它，请把各档的两端写明"),
        ({"kind": "tally", "lose": "1", "entries": [POINT, POINT]}, "entries（各项）中“甲”出现了两次，请改名或删去一个"),
        (PARTS | {"parts": [*PARTS["parts"], *PARTS["parts"]]}, "parts（各项）中“甲”出现了两次，请改名或删去一个"),
        (SCALE | {"rows": [{"from": "2", "line": ["0", "1"]}]}, "line（按直线计）须写明一档的两端"),
        (
            SCALE | {"rows": [{"from": "0", "to": "2", "line": ["0", "1"], "or": [{"text": "甲", "holds": "true"}]}]},
            "按直线计的一档不能写 or（或者成立也算的条件），请把或者的情况另写一行，或写在 when 中",
        ),
        (SCALE | {"value": None, "points": [POINT], "rows": [{"from": "1", "target": "2"}]}, "写 target 的，须与 value（被考核的数据）同写"),
        (SCALE | {"inverse": "true"}, "inverse（反向）须与 target（得满分的值）同写"),
        (SCALE | {"rows": None, "target": "0"}, "target（得满分的值）不能为 0，请改正"),
        (SCALE | {"rows": [{"level": "好", "score": "1"}]}, A_LEVEL_EACH),
        (LEVELS | {"level": "差"}, "level（所评的等次）“差”不在 rows 中，应为其中一行的 level"),
        (LEVELS | {"rows": [*LEVELS["rows"], *LEVELS["rows"]]}, NOT_REACHED),
        (LEVELS | {"rows": [*LEVELS["rows"], {"level": "好", "also": [{"value": "rate", "to": "1"}], "score": "0"}]}, NOT_REACHED),
        (SCALE | {"value": "88%"}, "“88%”不是数据的名称：数登记在 data/figures.yml 中，这里写它的名称，请改正"),
        ({"kind": "tally", "times": "3", "lose": "1"}, "“3”不是数据的名称：数登记在 data/figures.yml 中，这里写它的名称，请改正"),
        (SCALE | {"rows": [{"or": [{"text": "甲", "holds": "true"}], "score": "1"}]}, "or（或者成立也算的条件）须与界线或 level 同写；只看别的情况的写 also"),
        (SLOPE | {"when": [{"then": "0"}]}, "met（要点是否符合）、holds（条件是否成立）、times（次数）、value（所看的数据）须填且只填一个"),
        (SLOPE | {"when": [{"holds": "true", "then": "0"}]}, "holds（条件是否成立）须与 text（要点或条件）同写"),
        (SLOPE | {"when": [{"value": "rate", "then": "0"}]}, LOOKED_AT),
        (SLOPE | {"when": [{"text": "甲", "holds": "true", "above": "1", "then": "0"}]}, LOOKED_AT),
        *((SLOPE | {"when": [{"text": "甲", "holds": "true", "then": word, **more}]}, f"“{word}”不是几分：{SPELT}")
          for word in ("zero", "full", "not_applicable") for more in ({}, {"shared": "group"})),
        (SCALE | {"rows": [{"from": "90%", "score": "满分"}]}, f"“满分”不是几分：{SPELT}"),
        (SLOPE | {"when": [{"text": "甲", "holds": "true"}]}, ONE_CONSEQUENCE),
        (SLOPE | {"when": [{"text": "甲", "holds": "true", "then": "九％％"}]}, "“九％％”不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法"),
        (SLOPE | {"when": [{"text": "甲", "holds": "true", "rule": SCALE | {"when": [{"text": "乙", "holds": "true", "shared": "group"}]}}]}, "另一条规则（rule）里不能写不适用（shared），请写在外面的 when 中"),
        (SLOPE | {"when": [{"text": "甲", "holds": "true", "then": "0", "shared": "group"}]}, ONE_CONSEQUENCE),
    ],
)  # fmt: skip
def test_a_rule_that_leaves_something_open_is_refused(rule: dict[str, Any], words: str) -> None:
    assert refused(rule) == words


def test_a_row_with_both_its_ends_may_lie_between_rows_before_it() -> None:
    rows = [
        {"from": "95%", "score": "4"},
        {"to": "60%", "score": "0"},
        {"from": "60%", "to": "95%", "line": ["0", "4"]},
    ]
    RULES.validate_python(SCALE | {"rows": rows})


def test_a_price_of_nothing_is_a_price() -> None:
    RULES.validate_python(SLOPE | {"lose": "0"})


def test_what_is_not_inverse_may_say_so_without_a_target() -> None:
    RULES.validate_python(SCALE | {"inverse": "false"})


def test_a_key_left_blank_is_the_same_as_a_key_not_written() -> None:
    assert RULES.validate_python(SLOPE | {"up_to": None}) == RULES.validate_python(SLOPE)


@pytest.mark.parametrize("blank", [{"from": None}, {"start": None}])
def test_so_it_is_where_the_key_is_no_name_of_the_program_or_is_filled_in_by_it(
    blank: dict[str, Any],
) -> None:
    written = RULES.dump_python(RULES.validate_python(SLOPE | blank), exclude_unset=True)
    assert written == RULES.dump_python(RULES.validate_python(SLOPE), exclude_unset=True)


@pytest.mark.parametrize("low", [{"below": "90%"}, {"to": "85%"}, {"to": "a"}, {}, {"below": "95%"}])
def test_rows_may_meet_overlap_or_leave_a_gap_as_criteria_are_printed(low: dict[str, str]) -> None:
    assert RULES.validate_python(SCALE | {"rows": [{"from": "90%", "score": "3"}, {**low, "score": "0"}]})


def test_an_unknown_key_is_refused_even_when_blank() -> None:
    assert refused(SLOPE | {"upto": None}) == "extra_forbidden"


def test_rules_cannot_be_changed() -> None:
    rule = RULES.validate_python(SLOPE)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(rule, "kind", "scale")  # noqa: B010 - assigned by name, past the type checker


def test_an_entry_without_a_price_has_the_price_of_its_rule() -> None:
    entries = [POINT, POINT | {"text": "乙", "lose": {"from": "1", "to": "2", "chosen": "2"}}]
    rule = RULES.validate_python({"kind": "tally", "lose": "25%", "entries": entries})
    assert isinstance(rule, Tally)
    assert rule.priced[0].lose == parse_number("25%")
    assert isinstance(rule.priced[1].lose, Choice)


EVERYTHING = {
    "kind": "parts",
    "parts": [
        {"text": "部分", "weight": "7", "rule": {
            "kind": "tally", "start": "11", "when": [{"value": "b", "above": "c", "then": "13"}], "entries": [
                {"text": "要点", "met": "true", "gain": {"from": "17", "chosen": "19"}, "note": "依据"},
                {"value": "a", "above": "23", "per": "29", "counted": "whole", "lose": "31"},
                {"value": "a", "above": "23", "per": "29%", "of": "limit", "counted": "whole", "lose": "31"},
            ],
        }},
        {"text": "评判", "weight": "3", "rule": {"kind": "judged", "score": "2", "reason": "理由"}},
    ],
}  # fmt: skip


def test_every_number_of_a_criterion_is_found_and_no_number_that_was_given_by_it() -> None:
    found = {int(number) for number in numbers(RULES.validate_python(EVERYTHING)) if number.denominator == 1}
    assert found == {7, 11, 13, 17, 23, 29, 31, 3}


def test_every_limit_is_found_with_the_figure_it_limits() -> None:
    found = [(name, key, str(limit)) for name, key, limit in limits(RULES.validate_python(EVERYTHING))]
    assert sorted(found) == [
        ("a", "above", "23"),
        ("a", "above", "23"),
        ("a", "per", "29"),
        ("b", "above", "c"),
    ]


def test_every_wording_of_a_criterion_is_found() -> None:
    rule = RULES.validate_python(EVERYTHING)
    assert list(wordings(rule)) == ["部分", "要点", "评判"]
