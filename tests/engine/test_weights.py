"""Weights said by the level above: shares of it, or equal shares of it among what applies."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.report.weighted import in_points
from tests.engine.builders import Changes, a_report, an_assessment, mistakes

GROUP = "indicators/dimensions/0/groups/0"
NOT_APPLICABLE = {"text": "没有采购", "holds": "true", "shared": "group"}
RULE = {"kind": "judged", "score": "10", "reason": "好"}


def item(name: str, **stated: Any) -> dict[str, Any]:
    return {"name": name, "rule": RULE, **stated}


def equal(*items: dict[str, Any]) -> Changes:
    """Return changes that make the group of the minimal report one of items that share its weight."""
    return {f"{GROUP}/equal": True, f"{GROUP}/indicators": list(items), "findings/problems": [],
            "findings/recommendations": [], "indicators/dimensions/0/weight": "100%"}  # fmt: skip


def weights(changes: Changes) -> list[Fraction | None]:
    return [indicator.weight for indicator in a_report(changes).framework.indicators]


def test_a_share_is_one_of_the_level_above() -> None:
    changes = {
        "indicators/dimensions/0/weight": "80%",
        f"{GROUP}/weight": "1/2",
        f"{GROUP}/indicators/0/weight": "25%",
    }
    assert weights(changes) == [10, 60]
    assert an_assessment({**changes, f"{GROUP}/indicators/1/weight": 30, "report/grades": [],
                          "indicators/weight": 80, "indicators/dimensions/0/weight": 80}).total == 35  # fmt: skip


def test_what_states_no_weight_shares_what_is_left_equally() -> None:
    assert weights(equal(item("甲"), item("乙", weight="40%"), item("丙"))) == [30, 40, 30]


@pytest.mark.parametrize("yes", ["true", "yes", "on", "1"])
def test_yes_is_yes_in_whichever_word(yes: str) -> None:
    not_applicable = {**NOT_APPLICABLE, "holds": yes}
    changes = equal(item("甲"), item("乙", rule={**RULE, "when": [not_applicable]}))
    assert weights({**changes, f"{GROUP}/equal": yes}) == [100, 0]


def test_what_does_not_apply_has_no_share_and_the_others_have_more() -> None:
    changes = equal(item("甲"), item("乙"), item("丙"), item("丁", rule={**RULE, "when": [NOT_APPLICABLE]}))
    assert weights(changes) == [Fraction(100, 3)] * 3 + [0]
    assert an_assessment(changes).total == 30


@pytest.mark.parametrize(
    "when",
    [
        [{"text": "弄虚作假", "holds": "true", "then": "0"}, NOT_APPLICABLE],
        [{**NOT_APPLICABLE, "also": [{"text": "未发生", "holds": "false"}]}],
        [{**NOT_APPLICABLE, "holds": "false"}],
        [{**NOT_APPLICABLE, "shared": "total"}],
    ],
)
def test_what_may_apply_has_its_share(when: list[dict[str, Any]]) -> None:
    assert weights(equal(item("甲"), item("乙", rule={**RULE, "when": when}))) == [50, 50]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            {f"{GROUP}/weight": None, f"{GROUP}/indicators/0/weight": "40%"},
            " › groups › A1 › indicators › A11 › weight：“40%”是上一级权重分的比例，上一级没有写 weight（权重分），请补上或改写分数",
        ),
        (
            {f"{GROUP}/weight": None, f"{GROUP}/equal": True},
            " › groups › A1：equal（均分）须写明本级的权重分（weight）",
        ),
    ],
)
def test_shares_of_what_has_no_weight_are_refused(changes: Changes, line: str) -> None:
    assert mistakes(a_report, changes)[0].endswith(line)


@given(st.lists(st.booleans(), min_size=1), st.integers(0, 100))
def test_equal_shares_make_up_the_whole(applying: list[bool], full: int) -> None:
    items = [
        item("甲") if applies else item("乙", rule={**RULE, "when": [NOT_APPLICABLE]}) for applies in applying
    ]
    whole = {"weight": str(full), "equal": "true", "indicators": items}
    found = in_points(whole, "group")["indicators"]
    assert sum(each["weight"] for each in found) == full
    assert len({each["weight"] for each, applies in zip(found, applying, strict=True) if applies}) <= 1
