"""What a number in prose is called by the words before it."""

import pytest

from macros.importing.parts.wording import title_of


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("2031年支出", "支出"),
        ("2031年度支出", "支出"),
        ("2031年末结余", "年末结余"),
        ("年终奖金", "年终奖金"),
        ("年会经费", "年会经费"),
        ("并购支出", "并购支出"),
        ("与会人员经费", "与会人员经费"),
        ("和平路修缮", "和平路修缮"),
        ("猫粮30万元、和狗粮", "狗粮"),
    ],
)
def test_a_title_keeps_its_first_word_and_loses_what_leads_up_to_it(before: str, title: str) -> None:
    assert title_of(before, "。") == title
