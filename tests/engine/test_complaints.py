"""Places and words of complaints that the broken copies of the library's data do not reach."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from macros.reading.load import load
from tests.engine.builders import mistakes, write_report

RULE = "indicators/dimensions/0/groups/0/indicators/0/rule"
PLACE = "dimensions › A › groups › A1 › indicators › A11 › rule"


def complaint(folder: Path, path: str, value: object) -> str:
    """Return the one complaint about a value, without the file and the line."""
    (message,) = mistakes(load, write_report(folder, {path: value}))
    return message.partition("行 ")[2]


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("report/title", "", "title：是空的，请填写"),
        ("report/title", ["甲"], "title：“[甲]”应为文字（以 { 或 [ 开头的要加引号），请改正"),
        ("report/grades", "优", "grades：“优”应为列表，几项放进 [ ]，或每项另起一行、以“- ”开头，请改正"),
        ("indicators/dimensions/0/groups", [], "dimensions › A：缺少所含的指标，请填 indicators（指标），或下一级指标（dimensions、groups）"),
        (
            "tables/tables/money/header",
            [{"title": "甲", "columns": []}],
            "tables › money › header › 第1项 › columns：至少要有1项，请补上",
        ),
        ("report/title", {"a": 1}, "title：“a: …”应为文字，以 { 或 [ 开头的、里面有“: ”的要加引号，请改正"),
        ("report/year", "二" * 30, f"year：“{'二' * 30}”应为整数，请改正"),
        ("report/year", "二" * 31, f"year：“{'二' * 30}…”应为整数，请改正"),
        ("figures/figures/rate/decimals", -1, "figures › rate › decimals：“-1”不能小于0，请改正"),
        ("figures/figures", ["甲"], "figures：“[甲]”应为“名称: 内容”的形式，请改正"),
        ("figures/figures/rate", "甲", "figures › rate：“甲”应为“名称: 内容”的形式，请改正"),
        (f"{RULE}/entries", "甲", f"{PLACE} › entries：“甲”应为列表，几项放进 [ ]，或每项另起一行、以“- ”开头，请改正"),
        (f"{RULE}/entries/1/met", "", f"{PLACE} › entries › 第2项 › met：“”应为 true 或 false（要点是否符合；部分符合的写比例，如 50%），请改正"),
        (f"{RULE}/entries/1/xyz", 1, f"{PLACE} › entries › 第2项 › xyz：没有“xyz”这一项，请改正或删去"),
        (
            RULE,
            {"kind": "parts", "parts": [{"text": "甲", "weight": "1", "rule": {"kind": "part"}}]},
            f"{PLACE} › parts › 第1项 › rule：“part”应为tally、scale、judged、parts之一，请改正",
        ),
        (
            RULE,
            {"kind": "parts", "parts": [{"text": "甲", "weight": "1", "rule": {"kind": "judged", "score": "1"}}]},
            f"{PLACE} › parts › 第1项 › rule › reason：缺少此项，请补上",
        ),
        (RULE, {"kind": "parts"}, f"{PLACE} › parts：缺少此项，请补上"),
        (RULE, "甲", f"{PLACE}：“甲”应为“名称: 内容”的形式，请改正"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_where_it_stands(tmp_path: Path, path: str, value: object, words: str) -> None:
    assert complaint(tmp_path, path, value) == words


@pytest.mark.parametrize(
    "path",
    [
        "tables/tables/money/columns",
        "surveys/surveys/people/questions",
        f"{RULE}/entries",
    ],
)
def test_a_list_that_must_hold_something_may_not_be_empty(tmp_path: Path, path: str) -> None:
    assert complaint(tmp_path, path, []).endswith("：至少要有1项，请补上")


@pytest.mark.parametrize(
    "path", ["indicators/dimensions/0/groups", "indicators/dimensions/0/groups/0/indicators"]
)
def test_a_level_without_anything_below_it_is_refused(tmp_path: Path, path: str) -> None:
    assert "缺少所含的指标，请填 indicators（指标），或下一级指标（dimensions、groups）" in complaint(
        tmp_path, path, []
    )


def test_a_framework_without_anything_in_it_is_refused(tmp_path: Path) -> None:
    (message,) = mistakes(load, write_report(tmp_path, {"indicators/dimensions": []}))
    assert "缺少所含的指标，请填 " in message


def test_a_choice_has_two_options_at_least(tmp_path: Path) -> None:
    assert complaint(tmp_path, "surveys/scales/content/options", ["A好"]).endswith("：至少要有2项，请补上")


@pytest.mark.parametrize("decimals", [0, 6])
def test_a_figure_has_up_to_six_decimals(tmp_path: Path, decimals: int) -> None:
    report = load(write_report(tmp_path, {"figures/figures/rate/decimals": decimals}))
    assert report.figures["rate"].decimals == decimals


def test_a_whole_file_of_the_wrong_shape_is_placed_at_its_first_line(tmp_path: Path) -> None:
    assert mistakes(load, write_report(tmp_path, {"checks": ["甲"]})) == [
        "data/checks.yml 第1行：“[甲]”应为“名称: 内容”的形式，请改正"
    ]


def test_one_wrong_item_does_not_make_a_list_too_short(tmp_path: Path) -> None:
    words = complaint(tmp_path, f"{RULE}/entries", [{"text": "甲"}])
    assert (
        words
        == f"{PLACE} › entries › 第1项：met（要点是否符合）、holds（条件是否成立）、times（次数）、value（所看的数据）须填且只填一个"
    )


def test_keys_of_another_kind_are_told_once_with_their_kind(tmp_path: Path) -> None:
    assert complaint(tmp_path, RULE, {"kind": "judged", "value": "rate", "target": "100%"}) == (
        f"{PLACE} › value：“value”、“target”是 kind: scale 的写法，这里的 kind 是 judged，请改正 kind 或这几项"
    )


def test_a_record_of_another_file_is_told_once_with_what_it_lacks(tmp_path: Path) -> None:
    term = {"id": "sound", "term": "有声书", "explanation": "会说话的书"}
    assert complaint(tmp_path, "checks/checks", [term]) == (
        "checks › sound › term：没有“term”、“explanation”这几项，又缺少“title”、“formula”，请改正或删去"
    )


def test_what_a_record_lacks_for_a_misspelt_key_is_not_told_beside_it(tmp_path: Path) -> None:
    rule = {
        "kind": "tally",
        "valeu": "rate",
        "below": "95%",
        "per": "1%",
        "of": "points",
        "lose": "5%",
        "counted": "whole",
    }
    assert (
        complaint(tmp_path, RULE, rule) == f"{PLACE} › valeu：没有“valeu”这一项，是否为“value”？请改正或删去"
    )


def test_a_reason_is_a_note_where_nothing_was_judged(tmp_path: Path) -> None:
    when = [{"text": "没有项目", "holds": "true", "then": "0", "reason": "未立项"}]
    rule = {"kind": "scale", "value": "rate", "target": "100%", "when": when}
    assert complaint(tmp_path, RULE, rule) == (
        f"{PLACE} › when › 第1项 › reason：没有“reason”这一项，是否为“note”？请改正或删去"
    )


def test_a_misspelt_key_is_compared_with_those_of_its_own_record(tmp_path: Path) -> None:
    assert complaint(tmp_path, "checks/checks", [{"id": "a", "titles": "甲", "formula": "1 == 1"}]) == (
        "checks › a › titles：没有“titles”这一项，是否为“title”？请改正或删去"
    )


AT = "indicators/dimensions/0/groups/0/indicators/0"
LONG = "甲" * 120


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        ({"figures/figures/rate/value": "12.5%"}, ["value: 12.5%", "formula: "]),
        ({"figures/figures/rate/range": {"to": "9"}}, ["range:"]),
        ({"report/title": "某局2029年报告"}, ["year: ", "title: 某局"]),
        ({"report/grades": [{"name": "优", "at_least": 80}, {"name": "良", "at_least": 90}]}, ["name: 良", "name: 优"]),
        ({"surveys/scales/content/options": ["A甲", "B乙", "A丙"]}, ["- A丙", "- A甲"]),
        ({"surveys/scales/content/satisfied": ["A", "Q"]}, ["- Q"]),
        ({"surveys/surveys/people/printed": {"sums": "合计"}}, ["sums: 合计"]),
        ({f"{AT}/cells": {"甲栏": "无", "乙栏": "有"}}, ["甲栏: 无"]),
        ({f"{AT}/variants": [{"where": "甲", "name": "乙"}, {"where": "丙", "name": "制度"}]}, ["where: 丙"]),
        ({"indicators/titles": {"scores": "甲", "levels": ["乙"]}}, ["levels:"]),
        ({f"{RULE}/entries/1/met": "half"}, ["met: half"]),
        ({f"{RULE}/kind": "tallies"}, ["kind: tallies"]),
        ({f"{AT}/standard": f"第一行\n第二行{LONG}{{坏}}\n第三行"}, ["{坏}"]),
        ({f"{AT}/standard": f"第一行\n\n{LONG}#REF!"}, ["#REF!"]),
    ],
)  # fmt: skip
def test_a_mistake_is_told_on_the_lines_where_all_that_is_to_blame_stands(
    tmp_path: Path, changes: Mapping[str, object], rows: list[str]
) -> None:
    path = write_report(tmp_path, changes) / f"{next(iter(changes)).partition('/')[0]}.yml"
    text = yaml.safe_dump(
        yaml.safe_load(path.read_text("utf-8")), allow_unicode=True, width=10**6, sort_keys=False
    )
    path.write_text(text, "utf-8")
    numbers = [n for row in rows for n, line in enumerate(text.split("\n"), 1) if row in line]
    (told,) = mistakes(load, tmp_path)
    assert "、".join(re.findall("第([0-9、]+)行", told)) == "、".join(map(str, numbers))


GROUP = "indicators/dimensions/0/groups/0"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"figures/figures/windows/issued": "8"}, "issued（原报告印出的数）与 value（原始数据）相比总是相等"),
        ({f"{AT}/self_score": "99"}, "self_score（自评得分）“99”超过 weight（权重分），请改正"),
        ({f"{GROUP}/converted": "true", f"{GROUP}/weight": None}, "converted（折算）须写明本级和所含各项的权重分（weight）"),
        (
            {GROUP: {"name": "甲", "cap": "5", "indicators": [{"name": "乙", "issued": "3"}]}},
            "没有权重分的，不能另写 cap、floor、round_to、when，请补上 weight",
        ),
        ({"findings/recommendations/0/answers": ["p1", "p1"]}, "answers（各项）中“p1”出现了两次，请改名或删去一个"),
        (
            {"charts": {"charts": {"flow": {"title": "甲", "unit": "个", "kind": "bars", "series": [{"parts": [{"title": "乙", "value": "windows"}] * 2}]}}}},
            "parts（各项）中“乙”出现了两次，请改名或删去一个",
        ),
        ({"tables/tables/money/computed": [{"formula": "1"}]}, "row（算出的行）与 column（算出的栏）至少填一个"),
        ({"surveys/surveys/people/printed": {"form": "lines"}}, "form: lines 与 line 应一起写"),
        ({"surveys/surveys/people/printed": {"line": "〔选项〕〔份数〕"}}, "form: lines 与 line 应一起写"),
    ],
)  # fmt: skip
def test_what_a_record_asks_of_its_keys_is_said(
    tmp_path: Path, changes: Mapping[str, object], words: str
) -> None:
    (told,) = mistakes(load, write_report(tmp_path, changes))
    assert f"：{words}" in told
