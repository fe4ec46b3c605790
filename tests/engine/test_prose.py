"""Numbers typed into prose, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.gate.typed_numbers import bare_numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共2179项", ["2179"]),
        ("## 2.31.5% 的变化", ["2.31.5%"]),
        ("得分7.5分", ["7.5"]),
        ("1,021.36万元", ["1,021.36"]),
        ("满意度93.32%，良好", ["93.32%"]),
        ("满意度93.32％", ["93.32％"]),
        ("共２１７９项", ["２１７９"]),
        ("到100%。", ["100%"]),
        ("共3项、5件", ["3", "5"]),
        ("比上年增加-5.18%", ["5.18%"]),
        ("2022年共产生办件3239件", ["3239"]),
        ("A21得0.5分", ["0.5"]),
        ("=10*65%*100%=6.5", ["10", "65%", "6.5"]),
        ("第3页", ["3"]),
        ("**86**分", ["86"]),
        ("{a1}项中的30项", ["30"]),
        ("<b>30</b>项", ["30"]),
        ("5个", ["5"]),
        ("（86）", ["86"]),
        ("（1）甲（3）乙", ["3"]),
        ("86. 甲", ["86"]),
        ("1. 甲\n3. 乙", ["3"]),
        ("《86》", ["86"]),
        ("共𝟖𝟔项", ["𝟖𝟔"]),
        ("共٨٦项", ["٨٦"]),
        ("共⑧⑥项", ["⑧⑥"]),
        ("得８①分", ["８①"]),
        ("总分八十六点五分", ["八十六点五"]),
        ("得九十三分", ["九十三分"]),
        ("增长百分之五", ["百分之五"]),
        ("共捌拾陆元", ["捌拾陆"]),
        ("表86、附件86", ["86", "86"]),
        ("2022年13月、9999年", ["13", "9999"]),
        ("2022-86-93", ["2022-86-93"]),
        ("86—93分", ["86—93"]),
        ("甲&#56;&#x36;分", ["86"]),
        ("8\u200b6分", ["86"]),
        ('[甲](b.md "86分")', ["86"]),
        ('<abbr title="86分">甲</abbr>', ["86"]),
        ("甲 {: title=86 }", ["86"]),
    ],
)
def test_a_typed_number_is_found(text: str, found: list[str]) -> None:
    assert [number for _, number in bare_numbers(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "2022年度预算",
        "2022年至2024年规划",
        "2022年4月12日召开",
        "2023年11月",
        "2023-11-28",
        "财预〔2020〕10号",
        "[2018]34号",
        "见表2-1、表 5-3",
        "附件1、附表2",
        "指标A21、B32-B61",
        "## 1.2 收入",
        "### 2.3.1 基本支出",
        "见E05",
        "《关于做好2022年第3批工作的通知》",
        "1.组织收入",
        "### 1．组织收入",
        "1. 甲\n  2、其他\n\n1. 又",
        "（1）受理（2）审批（3）办结，见（2）",
        "1\\. 转义的序号",
        "（比率）×100%",
        "*100%",
        "x100％",
        "<!-- 3 -->",
        "{carryover:2}项",
        "{总数:2}项",
        "{income.total.final}",
        "{: #a11 .x2 }",
        "[见此](budget.md#table-2-1)",
        '<a href="x2.html">见此</a>',
        "一次、两年、三分之一、十分、百分之百、八点三十分、十二个月",
        "5月、5月3日、2022年1—6月、2022—2024年",
        "要点①、②④",
        "（1）甲(2)乙\n1）丙",
        "见 https://example.org/86 和[甲][1]\n\n[1]: https://example.org/93",
    ],
)
def test_dates_ids_titles_and_calls_are_no_numbers(text: str) -> None:
    assert bare_numbers(text) == []


@given(st.text(alphabet="共项，。得分率 \n《》（）A", max_size=40))
def test_words_without_digits_hold_no_number(text: str) -> None:
    assert bare_numbers(text) == []


@given(st.integers(0, 10**9))
def test_any_count_typed_into_a_sentence_is_found(count: int) -> None:
    assert bare_numbers(f"全县共有{count}项") == [(1, str(count))]
