"""Change one place of the data and the sentences, steps and grades around it are written anew."""

import pytest

from tests.engine.changing import (
    BAND,
    BAND_WORDS,
    CELL,
    COINS,
    COMPLAINTS,
    COUNTS,
    FIGURE,
    FOUND,
    JUDGED,
    LATE,
    MET,
    OPEN_NIGHTS,
    Change,
    pages_after,
    words,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "page", "rewritten"),
    [
        ([MET], "marks/v", ("|不掉色|不符合", "|不掉色|符合")),
        ([MET], "marks/v", ("也有打呼噜的,扣3.2分", "也有打呼噜的,扣0.8分")),
        ([MET], "troubles", ("V21(扣3.2分)", "V21(扣0.8分)")),
        ([COUNTS], "appendix/surveys", ("份数|30|6|4|40", "份数|28|6|6|40")),
        ([COUNTS], "appendix/surveys", ("75.00%|15.00%|10.00%", "70.00%|15.00%|15.00%")),
        ([FIGURE], "marks/w", ("平均等候16.5分钟", "平均等候14分钟")),
        ([BAND, BAND_WORDS], "marks/v", ("17.14%,不低于15%,得3.5分|−1.5|", "17.14%,不低于5%,得1分|−4|")),
        # 219 ÷ 365 = 60 %：低 35 %，每 3 % 扣 8 分的 4 %
        ([OPEN_NIGHTS], "marks/w", ("|−1.6|权重8分", "|−3.73|权重8分")),
        ([OPEN_NIGHTS], "marks/w", ("开放率80%", "开放率60%")),
        # 85 %：低 5 %，每 1 % 扣 7.2 分的 5 %；原来 105 %，超过 100 %，全扣
        ([COINS], "marks/w", ("|−7.2|", "|−1.8|")),
        # 9 ÷ 120 = 7.5 %：高 2.5 %，每 1 % 扣 1 分
        ([COMPLAINTS, FOUND], "marks/z", ("权重分3得分3得分率100.00%", "权重分3得分0.5得分率16.67%")),
        ([CELL], "ledger/calculations", ("4.60 × 10000 = 46000", "4.70 × 10000 = 47000")),
        ([LATE], "conclusion", ("得61.15分,评价等级为“中”", "得58.52分,评价等级为“差”")),
        ([LATE], "index", ("评价等级为“中”", "评价等级为“差”")),
        ([("report/grades/2/at_least", "62")], "conclusion", ("评价等级为“中”", "评价等级为“差”")),
    ],
)  # fmt: skip
def test_a_change_rewrites_the_words_and_steps_around_it(
    changes: list[Change], page: str, rewritten: tuple[str, str]
) -> None:
    old, new = (side.replace(" ", "") for side in rewritten)
    was, is_ = (words(pages)[f"{page}.md"] for pages in (pages_after(), pages_after(*changes)))
    assert old in was
    assert new in is_
    assert old not in is_


RANGES = "总分在58.52至61.15分之间;连同须酌定的,在58.52至62.40分之间"
WAIT, OWL, TURNING = (
    "−2.63分W116.63→4分总分61.15→58.52等级中→差",
    "+1.25分X218.75→10分总分61.15→62.40",
    "Z12得分不变",
)


@pytest.mark.parametrize(
    ("changes", "ranges", "cards"),
    [
        ([], RANGES, [WAIT, OWL, TURNING]),
        ([FIGURE], "总分在58.52至63.02分之间;连同须酌定的,在58.52至64.27分之间",
         ["−4.5分W118.5→4分总分63.02→58.52等级中→差", "+1.25分X218.75→10分总分63.02→64.27", TURNING]),
        ([MET], "总分在60.92至63.55分之间;连同须酌定的,在60.92至64.80分之间",
         ["−2.63分W116.63→4分总分63.55→60.92等级不变", "+1.25分X218.75→10分总分63.55→64.80", TURNING]),
        ([JUDGED], "总分在58.77至61.40分之间;连同须酌定的,在58.77至62.40分之间",
         ["−2.63分W116.63→4分总分61.40→58.77等级中→差", "+1分X219→10分总分61.40→62.40", TURNING]),
        ([("figures/figures/visits/value", "60")], "总分在56.85至61.15分之间;连同须酌定的,在56.85至62.40分之间",
         [WAIT, "−1.67分Z123→1.33分总分61.15→59.48等级中→差", OWL]),
        ([LATE], "须酌定的,总分在58.52至59.77分之间",
         ["+1.25分X218.75→10分总分58.52→59.77", "W11得分不变", TURNING]),
    ],
    ids=["as it stands", "a figure", "a point met", "a judgement", "an idle reading wakes", "a reading comes true"],
)  # fmt: skip
def test_readings_ranges_and_their_sentences_follow_a_change(
    changes: list[Change], ranges: str, cards: list[str]
) -> None:
    pages = {path: text.replace("|", "") for path, text in words(pages_after(*changes)).items()}
    assert ranges in pages["index.md"]
    assert ranges in pages["ledger/errata.md"]
    places = [pages["ledger/errata.md"].find(card) for card in cards]
    assert -1 not in places
    assert places == sorted(places)
