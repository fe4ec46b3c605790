"""Numbers that must not be disclosed stop the build, however they are spelt; lookalikes do not."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from macros.gate.privacy import private_numbers
from macros.gate.private_forms import found_in, kind_of
from macros.report.public_numbers import PublicNumber
from tests.engine.test_pdf import PHONE, pdf

REMEDY = (
    "不得公开，请删去；可以公开的，在 data/report.yml 的 public_numbers: "
    '之下写 - {number: "138******00", place: docs/about.md, reason: 单位办公电话}，号码写全'
)


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        ("11010519491231002X", "身份证号"),
        ("110105194912310021", "身份证号"),  # a wrong check digit may be a slip of the pen
        ("110105194913310029", ""),  # there is no 13th month
        ("190105194912310029", ""),  # there is no such province
        ("110105491231002", "身份证号"),  # the 15 digits of before 1999
        ("110105491331002", ""),
        ("13800138000", "手机号"),
        ("12800138000", ""),  # no such prefix
        ("1380013800", ""),
        ("138001380000", ""),
        ("4111111111111111", "银行卡号"),
        ("4111111111111112", ""),  # the Luhn sum does not end in 0
        ("6222021234567890129", "银行卡号"),  # a bank of this country, whatever the sum
        ("4999999999999996", "银行卡号"),  # doubled nines count nine
        ("5555555555554444", "银行卡号"),  # doubled fives count one
        ("03731234567", ""),  # a number within an area begins with 2 or more
        ("03732234567", "固定电话"),
        ("01062345678", "固定电话"),
    ],
)
def test_digits_are_private_only_in_the_form_of_a_private_number(digits: str, kind: str) -> None:
    assert kind_of(digits) == kind


@pytest.mark.parametrize(
    "written",
    [
        "13812345678 13912345678", "2023-11-28 13812345678", "+86 13812345678", "TEL13812345678", "013812345678",
        "13812345678-801", "138–1234–5678", "138.1234.5678", "138 1234 5678", "138\u200b1234\u200b5678",
        "１３８１２３４５６７８", "1 3 8 1 2 3 4 5 6 7 8", "1381234567８", "138I234567８", "1381234O678", "1381234О678",
        "一三八一二三四五六七八", "电话13812345678。", "138-1234 5678", "8613812345678",
        "008613812345678", "𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "١٣٨١٢٣٤٥٦٧٨",
    ],
)  # fmt: skip
def test_a_mobile_is_found_in_every_spelling(written: str) -> None:
    assert {kind for kind, _ in found_in(f"联系人{written}，谢谢")} == {"手机号"}


def test_each_of_two_mobiles_is_found() -> None:
    assert [found for _, found in found_in("138 1234 5678 139 1234 5678")] == [
        "138 1234 5678",
        "139 1234 5678",
    ]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("ID11010519491231002X", "身份证号"),
        ("11010519491231002Х", "身份证号"),  # its last letter is of another script
        ("?to=a%40example.cn", "电子邮箱"),
        ("110105 19491231 002X", "身份证号"),
        ("110105-491231-002", "身份证号"),
        ("4111111111111111 12", "银行卡号"),
        ("6222 0212 3456 7890 128", "银行卡号"),
        ("0373-7654321", "固定电话"),
        ("(0373)7654321", "固定电话"),
        ("（0373）7654321", "固定电话"),
        ("zhang.san@example.com", "电子邮箱"),
        ("zhangsan＠example.com.cn", "电子邮箱"),
        ("zhangsan[at]example.com", "电子邮箱"),
        ("豫G12345", "车牌号"),
        ("豫G·D12345", "车牌号"),
    ],
)
def test_other_private_numbers_are_found(written: str, kind: str) -> None:
    assert [found for found, _ in found_in(f"见{written}。")] == [kind]


@pytest.mark.parametrize(
    "harmless",
    [
        "12345678901234.56", "13912345678.00元", "0.13812345678", "1,381,234,567.88", "2022-01-01至2022-12-31",
        "13.52 27.25 33.10 44.5", "13 52 27 25 33 1", "〔2022〕26号", "A21、B32", "①②③④⑤⑥⑦⑧⑨⑩⑪", "豫发〔2019〕10号",
        "豫GOOD", "1024.00*65%*100%=13812", "{{ fig(\"a\") }} @ {b}", "138****5678",
    ],
)  # fmt: skip
def test_what_only_looks_alike_passes(harmless: str) -> None:
    assert found_in(harmless) == []


def write(project: Path, name: str, words: str | bytes) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words.encode() if isinstance(words, str) else words)


def told(project: Path, parts: list[str], allowed: Sequence[PublicNumber] = ()) -> list[str]:
    return list(map(str, private_numbers(project, parts, allowed)))


def test_the_line_names_file_and_line_and_masks_the_number(tmp_path: Path) -> None:
    write(tmp_path, "docs/about.md", "联系人\n电话13800138000。\n")
    assert told(tmp_path, ["docs"]) == [f"docs/about.md 第2行：“138******00”像是手机号，{REMEDY}"]


@pytest.mark.parametrize(
    "name", ["mkdocs.yml", "docs/a.markdown", "docs/a/b.txt", "data/c.csv", "docs/d.html"]
)
def test_every_file_is_read(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, "13800138000")
    assert len(private_numbers(tmp_path, ["mkdocs.yml", "docs", "data"])) == 1


def test_text_of_another_encoding_and_words_within_an_image_are_read(tmp_path: Path) -> None:
    write(tmp_path, "data/a.csv", "电话13800138000".encode("gb18030"))
    write(tmp_path, "docs/b.png", b"\x89PNG\xff\xfe\x00Author 13800138000\x00\xff")
    assert len(private_numbers(tmp_path, ["docs", "data"])) == 2


def packed(part: str, words: str | bytes) -> bytes:
    """Return an archive with one part."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(part, words)
    return file.getvalue()


RUNS = "<w:p><w:r><w:t>138</w:t></w:r><w:r><w:t>00138</w:t></w:r><w:r><w:t>000</w:t></w:r></w:p>"
CELLS = "<row><c><v>138</v></c><c><v>00138</v></c><c><v>000</v></c></row>"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.docx", packed("word/document.xml", RUNS), 1),
        ("a.docx", packed("word/_rels/document.xml.rels", '<Relationship Target="tel:13800138000"/>'), 1),
        ("a.xlsx", packed("xl/worksheets/sheet1.xml", CELLS), 0),
        ("a.zip", packed("甲.zip", packed("乙.csv", "电话,13800138000")), 1),
        ("a.zip", packed("13800138000.txt", "甲"), 1),
        ("a.xls", b"\xd0\xcf\x11\xe0\x03\x02\x0e\0" + bytes(6) + pack("<d", 13800138000), 1),
        ("a.xls", b"\xd0\xcf\x11\xe0\x03\x02\x0e\0" + bytes(6) + pack("<d", 13800138000.55), 0),
        ("a.pdf", pdf(PHONE), 1),
        ("a.zip", packed("a.pdf", pdf(PHONE)), 1),
    ],
)
def test_a_number_is_found_in_what_is_packed_within_a_file_which_has_no_lines(
    tmp_path: Path, name: str, content: bytes, found: int
) -> None:
    write(tmp_path, f"docs/{name}", content)
    assert [line.partition("，")[0] for line in told(tmp_path, ["docs"])] == [
        f"docs/{name}：“138******00”像是手机号"
    ] * found


def test_a_file_name_is_read_and_masked(tmp_path: Path) -> None:
    write(tmp_path, "docs/13800138000.md", "")
    assert told(tmp_path, ["docs"]) == [
        "docs/138******00.md：文件名中的“138******00”像是手机号，不得公开，请改名"
    ]


def test_a_number_that_may_be_public_is_allowed_in_its_file_alone(tmp_path: Path) -> None:
    for name in ("docs/a.md", "docs/b.md"):
        write(tmp_path, name, "办公电话：0373－765 4321")
    allowed = PublicNumber(number="0373-7654321", place="docs/a.md", reason="办公电话")
    (line,) = told(tmp_path, ["docs"], [allowed])
    assert line.startswith("docs/b.md 第1行：")


def test_a_number_of_the_issued_report_that_may_be_public_may_be_on_the_pages_that_print_it(
    tmp_path: Path,
) -> None:
    for name in ("docs/a.md", "data/issued.txt", "data/findings.yml"):
        write(tmp_path, name, "办公电话：0373－765 4321")
    allowed = PublicNumber(number="0373-7654321", place="data/issued.txt", reason="办公电话")
    assert private_numbers(tmp_path, ["docs", "data"], [allowed]) == []


def test_cells_of_a_row_are_no_groups_of_one_number(tmp_path: Path) -> None:
    write(tmp_path, "data/issued.txt", "公路中心\t138\t127\t21\t148\n")
    write(tmp_path, "data/tables/a.csv", "公路中心,138,127,21,148\n")
    assert told(tmp_path, ["data"]) == []
