"""Questions to which a person may give more than one answer: shares of all who answered, none of more than all."""

from pathlib import Path

import pytest

from macros.assessment.checks.check import Verdict
from macros.exports import write_exports
from macros.importing.from_word import import_word
from macros.reading.load import load
from tests.engine.builders import Changes, an_assessment, mistakes, write_report
from tests.engine.export_reading import PUBLISHED
from tests.engine.export_tampering import verified
from tests.engine.word_writing import Writer

SCALE = {"options": ["很近", "很亮", "很静"]}


def asked(counts: str) -> Changes:
    return {
        "surveys/scales/why": SCALE,
        "surveys/surveys/people/questions": [
            {"id": "q1", "text": "甲", "scale": "content"},
            {"id": "q2", "text": "乙（可多选）", "scale": "why", "multiple": True},
        ],
        "surveys/people.csv": f"question,A,B,C\nq1,8,1,1\nq2,{counts}\n",
    }


def test_a_share_is_one_of_all_who_answered_and_so_is_the_whole() -> None:
    figures = an_assessment(asked("9,5,0")).figures
    names = "people.q2.A_share", "people.q2.B_share", "people.q2.total", "people.q2.total_share"
    assert [figures[name].printed for name in names] == ["90.00%", "50.00%", "10", "100.00%"]


@pytest.mark.parametrize(("most", "verdict"), [(10, Verdict.AGREES), (11, Verdict.DIFFERS)])
def test_an_option_may_be_chosen_by_everybody_and_by_no_more(most: int, verdict: Verdict) -> None:
    checks = {check.id: check for check in an_assessment(asked(f"{most},5,0")).checks}
    assert checks["survey.people.q2"].verdict == verdict


@pytest.mark.parametrize(("most", "told"), [(10, "相符"), (11, "不符")])
def test_whoever_verifies_it_finds_the_same(most: int, told: str, tmp_path: Path) -> None:
    write_exports(an_assessment(asked(f"{most},5,0")), tmp_path, PUBLISHED)
    assert f"一致　核对 survey.people.q2：{told}" in verified(tmp_path / "downloads")[1]


def test_such_a_question_says_nothing_of_satisfaction(tmp_path: Path) -> None:
    folder = write_report(tmp_path, {**asked("9,5,0"), "surveys/scales/why/satisfied": ["A"]})
    assert mistakes(load, folder) == [
        "data/surveys.yml people q2：可多选的题（multiple）没有满意度，请把 scale 改为没有 satisfied、worth 的一组选项"
    ]


@pytest.mark.parametrize("words", ["可多选", "不定项选择题", "按人数算占比"])
def test_words_or_shares_of_a_word_report_say_so(words: str, tmp_path: Path) -> None:
    writer = Writer()
    writer.say("2031年度童话馆绩效评价报告", "项目单位：童话馆")
    writer.heading("附件2 听众满意度调查问卷统计表")
    writer.say("1.您怎么知道月亮的？")
    writer.table([["选项", "A.抬头", "B.听说"], ["份数", "15", "5"], ["占比", "75.00%", "25.00%"]])
    writer.say(f"2.您喜欢月亮的什么（{words}）？")
    writer.table([["选项", "A.圆", "B.亮"], ["份数", "18", "12"], ["占比", "90.00%", "60.00%"]])
    import_word(writer.save(tmp_path / "report.docx"), tmp_path / "report")
    (survey,) = load(tmp_path / "report/data").surveys.values()
    assert [question.multiple for question in survey.spec.questions] == [False, True]
    assert survey.spec.valid == 20
    assert not (tmp_path / "report/data/errata.yml").exists()
