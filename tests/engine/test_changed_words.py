"""Change one place of the data and the sentences, steps and grades around it are written anew."""

import pytest

from tests.engine.changing import (
    BAND,
    CELL,
    COUNTS,
    FIGURE,
    FOUND,
    MET,
    OFFLINE,
    OVERSPENT,
    SLOPE,
    STAFF,
    Change,
    pages_after,
    words,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "page", "rewritten"),
    [
        ([MET], "indicators/b", ("|不符合延津县政务大数据局大多", "|符合延津县政务大数据局大多")),
        ([MET], "problems", ("B61(扣1分)", "B61(扣0分)")),
        ([COUNTS], "appendix/surveys", ("份数|57|18|3|0|0|78", "份数|54|18|6|0|0|78")),
        ([COUNTS], "appendix/surveys", ("73.08%|23.08%|3.85%", "69.23%|23.08%|7.69%")),
        ([FIGURE], "indicators/c", ("10*65%*100%=6.5。依据评分细则,扣减3.5分", "10*80%*100%=8。依据评分细则,扣减2分")),
        ([BAND, FOUND["D31"]], "indicators/d", ("不低于90%得6分|91.03%|不扣分", "不低于85%得5分|91.03%|−1")),
        # 155.86 ÷ 195.86 = 79.58 %：低 15.42 %，每 1 % 扣 1 分的 5 %
        ([SLOPE, FOUND["B12"]], "indicators/b", ("项目支出预算执行率不低于95%得满分|100.00%|不扣分",
         "项目支出预算执行率不低于95%得满分|79.58%,相差15.42%,每1%扣0.05分,按比例计|−0.77")),
        ([OVERSPENT, FOUND["B12"]], "indicators/b", ("项目支出预算执行率不低于95%得满分|100.00%|不扣分",
         "项目支出预算执行率不低于95%得满分|100.09%,超过100%,不得分|−1")),
        # 22 ÷ 21 = 104.76 %：高 4.76 %，每 1 % 扣 2 分的 5 %
        ([STAFF, FOUND["B51"]], "indicators/b", ("在职人数控制率不高于100%得满分|95.24%|不扣分",
         "在职人数控制率不高于100%得满分|104.76%,相差4.76%,每1%扣0.1分,按比例计|−0.48")),
        ([STAFF, FOUND["B51"]], "overview", ("年末实有人数20人,其中:行政7人", "年末实有人数22人,其中:行政9人")),
        ([CELL], "data/calculations", ("本年收入合计·决算数310.64万元", "本年收入合计·决算数312.64万元")),
        ([OFFLINE, FOUND["C21"]], "summary", ("总体得分为86.00分,评价等级为“良”", "总体得分为76.00分,评价等级为“中”")),
        ([OFFLINE, FOUND["C21"]], "index", ("评价等级为“良”", "评价等级为“中”")),
        ([("report.yml", "at_least: 80", "at_least: 87")], "conclusion", ("评价等级为“良”", "评价等级为“中”")),
    ],
)  # fmt: skip
def test_a_change_rewrites_the_words_and_steps_around_it(
    changes: list[Change], page: str, rewritten: tuple[str, str]
) -> None:
    old, new = rewritten
    was, is_ = (words(pages)[f"{page}.md"] for pages in (pages_after(), pages_after(*changes)))
    assert old in was
    assert new in is_
    assert old not in is_
