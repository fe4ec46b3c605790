"""What a PDF says is found wherever it says it; one of which nobody can know what it says is refused."""

import zlib

import pytest

from macros.gate.private_forms import found_in
from macros.reading.within import words_of_pdf

PLAIN = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
NAMED = (
    b"<</Type/Font/Subtype/Type1/Encoding<</Differences[97/zero/one/two/three/four/five/six/seven/eight]>>>>"
)


def stream(content: bytes, keys: bytes = b"") -> bytes:
    content = zlib.compress(content)
    return b"<</Filter/FlateDecode/Length %d%b>>\nstream\n%b\nendstream" % (len(content), keys, content)


def font(encoding: bytes, *characters: bytes) -> tuple[bytes, ...]:
    """Return a font of two bytes a code, and the table of its characters if there is one."""
    table = b"/ToUnicode 7 0 R" if characters else b""
    within = b"<</Type/Font/Subtype/CIDFontType2/DW 500>>"
    tables = (stream(b"1 begincodespacerange <0000> <FFFF> endcodespacerange " + each) for each in characters)
    return (
        b"<</Type/Font/Subtype/Type0/Encoding/%b/DescendantFonts[6 0 R]%b>>" % (encoding, table),
        within,
        *tables,
    )


def written(objects: list[bytes], first: int = 1, trailer: bytes = b"") -> bytes:
    numbered = b"".join(b"%d 0 obj\n%b\nendobj\n" % one for one in enumerate(objects, first))
    return numbered + b"trailer <</Root 1 0 R%b>>\nstartxref\n0\n%%%%EOF\n" % trailer


def pdf(
    shown: bytes,
    *more: bytes,
    page: bytes = b"",
    catalog: bytes = b"",
    trailer: bytes = b"",
    line: bool = True,
) -> bytes:
    """Return a PDF of one page, of which object 4 is what it shows, 5 its font, and ``more`` the rest."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>%b>>" % page,
        stream(b"BT /F1 9 Tf 50 700 Td %b ET" % shown if line else shown),
        *(more or [PLAIN]),
    ]
    return b"%PDF-1.4\n" + written(objects, trailer=trailer)


DIGITS = font(
    b"Identity-H", b"1 beginbfrange <0003> <000C> <0030> endbfrange 1 beginbfchar <0040> <7535> endbfchar"
)
LISTED = font(
    b"Identity-H", b"1 beginbfrange <0003> <0005> [<0030> <0031> <0033>] <000B> <000B> <0038> endbfrange"
)
HARMLESS, PHONE = b"(a) Tj", b"(Tel 13800138000) Tj"
WIDE = "电话13800138000".encode("utf-16-be")
DRAWN = stream(b"BT /F1 9 Tf %b ET" % PHONE, b"/Subtype/Form/Resources<</Font<</F1 5 0 R>>>>")
FILED = b"/Names<</EmbeddedFiles<</Names[(a.txt) <</F(a.txt)/EF<</F 6 0 R>>>>]>>>>"


@pytest.mark.parametrize(
    "data",
    [
        pdf(PHONE),
        pdf(b"[(138)-20(00138)30(000)] TJ"),
        pdf(b"(Tel 138) Tj 14 0 Td (00138000) Tj"),
        pdf(b" ".join(b"(%c) Tj 5.004 0 Td" % digit for digit in b"13800138000")),
        pdf(b" ".join(b"1 0 0 1 %d 700 Tm (%c) Tj" % (50 + 5 * n, d) for n, d in enumerate(b"13800138000"))),
        pdf(b"(138 0013 8000) Tj"),
        pdf(b"3 Tr 1 1 1 rg -5000 0 Td (13800138000) Tj"),
        pdf(b"(\\9 \\(a) Tj (13800138000) Tj"),
        pdf(b"<3133383030313338303030> Tj"),
        pdf(b"<004000040006000B00030003" + b"00040006000B000300030003> Tj", *DIGITS),
        pdf(b"[<00040006> -20 (\\000\\013\\000\\003\\000\\003)] TJ <00040006000B000300030003> Tj", *DIGITS),
        pdf(b"<00040005000B0003000300040005000B000300030003> Tj", *LISTED),
        pdf(b"<%b> Tj" % WIDE.hex().encode(), *font(b"UniGB-UCS2-H")),
        pdf(b"(%b) Tj" % "电话13800138000".encode("gbk"), *font(b"GBK-EUC-H")),
        pdf(b"(bdiaabdiaaa) Tj", NAMED),
        pdf(b"/X Do", PLAIN, DRAWN),
        pdf(HARMLESS, PLAIN, DRAWN, page=b"/Annots[<</Subtype/Stamp/AP<</N 6 0 R>>>>]"),
        pdf(HARMLESS, page=b"/Annots[<</Subtype/Text/Contents(13800138000)>>]"),
        pdf(HARMLESS, page=b"/Annots[<</A<</URI(tel:138\\0600138000)>>>>]"),
        pdf(HARMLESS, catalog=b"/AcroForm<</Fields[<</FT/Tx/V(13800138000)>>]>>"),
        pdf(HARMLESS, trailer=b"/Info<</Title<feff%b>>>" % WIDE.hex().encode()),
        pdf(HARMLESS, PLAIN, stream(b"<x:xmpmeta><a>13800138000</a></x:xmpmeta>", b"/Type/Metadata")),
        pdf(HARMLESS, PLAIN, stream("电话13800138000".encode(), b"/Type/EmbeddedFile"), catalog=FILED),
        pdf(PHONE) + written([stream(HARMLESS)], first=4),  # saved again with other words
    ],
)
def test_a_number_is_found_wherever_it_stands(data: bytes) -> None:
    words, why = words_of_pdf(data, 1_000_000)
    assert why == ""
    assert {kind for kind, _ in found_in("\n".join(words))} == {"手机号"}


@pytest.mark.parametrize(
    "data",
    [
        pdf(b"(13801) Tj 60 0 Td (138001) Tj"),  # two cells
        pdf(b"<00040006000B00030003> Tj 60 0 Td <00040006000B000300030003> Tj", *DIGITS),
        pdf(b"1 0 0 1 13800138000 0 cm 13800138000 5 m", line=False),
        pdf(b"0 0 9 9 re f", line=False),
    ],
)
def test_what_is_no_number_passes(data: bytes) -> None:
    words, why = words_of_pdf(data, 1_000_000)
    assert why == ""
    assert found_in("\n".join(words)) == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf(b"<00040006> Tj", *font(b"Identity-H")), "文字没有对应的编码"),
        (pdf(HARMLESS, trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/O(a)/U(b)/P -4>>"), "加了密"),
        (pdf(PHONE)[:200], "文件已损坏"),
        (b"%PDF-1.4\n", "文件已损坏"),
        (pdf(b" " * 80_000_000), "内容太多"),
        (pdf(b"q " * 6_000_000), "内容太多"),
    ],
)
def test_one_that_nobody_can_read_is_refused_with_the_reason(data: bytes, why: str) -> None:
    assert words_of_pdf(data, 1_000_000)[1] == why
