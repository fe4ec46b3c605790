"""Numbers that must not be disclosed stop the build; lookalikes do not."""

from pathlib import Path

import pytest

from macros.gate.privacy import kind_of, private_numbers


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        ("11010519491231002X", "身份证号"),
        ("110105194912310021", ""),  # the check digit is wrong
        ("110105194913310029", ""),  # there is no 13th month
        ("13800138000", "手机号"),
        ("12800138000", ""),  # no such prefix
        ("6222021234567890128", "银行卡号"),
        ("6222021234567890129", ""),  # the Luhn sum does not end in 0
    ],
)
def test_a_number_is_private_only_if_its_form_and_check_digit_agree(digits: str, kind: str) -> None:
    assert kind_of(digits) == kind


def test_the_line_names_file_and_line_and_masks_the_number(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "about.md").write_text("联系人\n电话13800138000。\n金额 12345678901234.56\n", "utf-8")
    assert private_numbers(docs) == ["docs/about.md 第2行：“138******00”像是手机号，不得公开，请删去"]


@pytest.mark.parametrize("written", ["138 0013 8000", "138-0013-8000", "１３８００１３８０００"])
def test_a_number_in_groups_or_full_width_is_found_too(written: str, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(written, "utf-8")
    assert len(private_numbers(tmp_path)) == 1
