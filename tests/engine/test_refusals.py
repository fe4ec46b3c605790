"""What cannot be published is refused by plain ``mkdocs build``: every reason in Chinese, the old site kept."""

import re
import shutil
from pathlib import Path

import pytest

from macros.publication import prepare
from tests.engine.builders import LIBRARY, mistakes, replace_once
from tests.engine.site_building import Built, build, built, content_of, copy_of_library

Edit = tuple[str, str, str]
"""A file of the library's report, the text that stands there once, and what to write instead."""

PAGE = "docs/library.md"
BOOKS = "全馆共"
LINE = f"{PAGE} 第10行"


def in_prose(text: str) -> Edit:
    """Return the edit that writes ``text`` into a paragraph."""
    return PAGE, BOOKS, f"{text}{BOOKS}"


UNKNOWN_FIGURE = (
    in_prose('{{ fig("shelves.total.al") }}'),
    f"{LINE}：没有名为“shelves.total.al”的数据，是否为“shelves.total.all”？请改正",
)
UNKNOWN_CALL = (in_prose('{{ tabel("money") }}'), f"{LINE}：没有“tabel”这个调用，是否为“table”？请改正")
UNDEFINED_NAME = (
    in_prose("{{ total }}"),
    f'{LINE}：大括号里只能写调用，如 {{{{ fig("total.score") }}}}，请改正',
)
UNREADABLE_CALL = (in_prose('{{ fig("nights" }}'), f"{LINE}：大括号里少了“)”，请补上")
NO_TABLE_NUMBER = (in_prose("{{ scores() }}"), f"{LINE}：“scores”缺少表号，请补上")
BARE_NUMBER = (in_prose("共有33册。"), f"{LINE}：“33”是写死的数字，请登记到 data/figures.yml 后用名称引用")
FAILED_CHECK = (
    ("data/surveys.yml", "handed_out: 45", "handed_out: 39"),
    "核对不符 survey.readers.valid：读者问卷：有效问卷不多于发放问卷，40 ≤ 39 不成立，相差 1；"
    "请改正 data/surveys.yml 第21行 readers valid（有关的还有 第20行 readers handed_out），或在 data/errata.yml 登记勘误（checks: [survey.readers.valid]）",
)
STALE_ERRATUM = (
    ("data/figures.yml", "issued: 17.41%", "issued: 17.14%"),
    "data/errata.yml 第10行 K1 checks：所回答的核对“issued.new_book_rate”已经相符，请删去此勘误或改正 checks",
)
HIDDEN_INDICATOR = (
    ("docs/marks/v.md", '{{ indicator("V11") }}', ""),
    'docs：没有页面显示指标 V11，请加上 {{ indicator("V11") }}',
)
UNEXPLAINED_PAGE = (
    ("docs/marks/v.md", "{{ errata(here=true) }}", ""),
    "docs/marks/v.md：本页有勘误，请在页末加上 {{ errata(here=true) }}",
)
UNKNOWN_IN_FOOTNOTE = (
    ("data/tables.yml", "全馆共{shelves.total.all}", "全馆共{shelves.total.al}"),
    "data/tables.yml 第8行 shelves footnote：没有名为“shelves.total.al”的数据，是否为“shelves.total.all”？请改正",
)
UNKNOWN_IN_ERRATUM = (
    ("data/errata.yml", "“17.14%”", "{new_bok_rate}"),
    "data/errata.yml 第8行 K1 corrected：没有名为“new_bok_rate”的数据，是否为“new_book_rate”？请改正",
)
BROKEN_LINK = (
    in_prose("[甲](nowhere.md)"),
    f"{LINE}：链接“nowhere.md”指向不存在的页面，请改正",
)
BROKEN_ANCHOR = (
    in_prose("[乙](marks/v.md#v99)"),
    f"{LINE}：链接“marks/v.md#v99”指向不存在的位置“v99”，请改正；是标题的位置，标题后面写 {{: #v99 }}",
)
ERRATUM_ASTRAY = (
    ("data/errata.yml", "page: money.md#table-3", "page: money.md#table3"),
    "data/errata.yml 第14行 K2 page：“money.md#table3”指向不存在的位置“table3”，是否为“table-3”？请改正",
)
BROKEN_DOWNLOAD = (
    in_prose("[乙](downloads/none.csv)"),
    f"{LINE}：链接“downloads/none.csv”指向不存在的文件，是否为“downloads/tables/money.csv”？请改正",
)
FOREIGN_IMAGE = (
    in_prose("![猫](https://example.org/cat.png)"),
    f"{LINE}：会向其他网站请求“https://example.org/cat.png”，请改用本站文件",
)

BEFORE_ANY_PAGE = [
    pytest.param(*UNKNOWN_FIGURE, id="unknown figure"),
    pytest.param(*UNKNOWN_CALL, id="unknown call"),
    pytest.param(*UNDEFINED_NAME, id="undefined name"),
    pytest.param(*UNREADABLE_CALL, id="unreadable call"),
    pytest.param(*NO_TABLE_NUMBER, id="call without its number"),
    pytest.param(*BARE_NUMBER, id="bare number"),
    pytest.param(*FAILED_CHECK, id="failed check"),
    pytest.param(*STALE_ERRATUM, id="stale erratum"),
    pytest.param(*HIDDEN_INDICATOR, id="indicator on no page"),
    pytest.param(*UNEXPLAINED_PAGE, id="errata not noted on their page"),
    pytest.param(*UNKNOWN_IN_FOOTNOTE, id="unknown figure in a footnote"),
    pytest.param(*UNKNOWN_IN_ERRATUM, id="unknown figure in an erratum"),
    pytest.param(*FOREIGN_IMAGE, id="image of another host"),
    pytest.param(*BROKEN_LINK, id="link to no page"),
    pytest.param(*BROKEN_ANCHOR, id="link to no place in a page"),
    pytest.param(*ERRATUM_ASTRAY, id="erratum of no place in its page"),
]

BAD_DATA: list[tuple[Edit, str]] = [
    (
        ("data/report.yml", "signed: 2032-02-29", "signed: 2032-02-30"),
        "data/report.yml 第11行 signed：“2032-02-30”应为日期，如 2023-11-28，请改正",
    ),
    (
        ("data/indicators.yml", "            weight: 7\n", "            weight: 七\n"),
        "data/indicators.yml 第20行 dimensions › V › groups › V1 › indicators › V11 › weight："
        "“七”不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法",
    ),
    (
        ("data/findings.yml", 'explains: ["Y11"', 'explain: ["Y11"'),
        "data/findings.yml 第31行 problems › stories › explain：没有“explain”这一项，是否为“explains”？请改正或删去",
    ),
    (
        ("data/tables/money.csv", "final,决算数,105,186,291", "final,决算数,105,186"),
        "data/tables/money.csv 第3行：有4个单元格，应与表头一样有5个，请补齐，各格之间用英文逗号",
    ),
    (
        ("data/surveys/readers.csv", "tea,28,4,8", "tea,28,四,8"),
        "data/surveys/readers.csv 第4行 B 列：“四”不是数字，应为 1021.36、1,021.36、95.24% 或 - （表示无）这样的写法",
    ),
    BARE_NUMBER,
]


@pytest.fixture
def library_copy(tmp_path: Path) -> Path:
    """A copy of the library's report, to break."""
    return copy_of_library(tmp_path)


@pytest.mark.parametrize(("edit", "message"), BEFORE_ANY_PAGE)
def test_what_is_wrong_is_found_before_any_page_is_built(
    library_copy: Path, edit: Edit, message: str
) -> None:
    file, old, new = edit
    replace_once(library_copy / file, old, new)
    assert mistakes(prepare, library_copy / "data", library_copy / "docs") == [message]


def test_plain_mkdocs_build_gives_every_reason_at_once_and_keeps_the_old_site(library_copy: Path) -> None:
    wrong = [
        UNKNOWN_FIGURE,
        UNKNOWN_CALL,
        UNDEFINED_NAME,
        BARE_NUMBER,
        FAILED_CHECK,
        STALE_ERRATUM,
        HIDDEN_INDICATOR,
        NO_TABLE_NUMBER,
        UNEXPLAINED_PAGE,
        FOREIGN_IMAGE,
        BROKEN_LINK,
    ]
    result = refused(library_copy, *(edit for edit, _ in wrong))
    assert sorted(result.messages) == sorted(message for _, message in wrong)
    assert f"有 {len(wrong)} 处需要改正，网站未更新：" in result.output


def test_mistakes_in_several_files_of_the_data_are_given_at_once(library_copy: Path) -> None:
    (library_copy / "data" / "tables" / "wishes.csv").unlink()
    result = refused(library_copy, *(edit for edit, _ in BAD_DATA))
    missing = [
        "data/tables/wishes.csv：没有这个文件，请补上",
    ]
    assert sorted(result.messages) == sorted([*(message for _, message in BAD_DATA), *missing])


def test_a_link_to_no_download_is_refused(library_copy: Path) -> None:
    edit, message = BROKEN_DOWNLOAD
    assert refused(library_copy, edit).messages == [message]


def test_a_place_is_missed_beside_other_mistakes_of_pages_where_it_does_not_depend_on_them(
    library_copy: Path,
) -> None:
    for file, text in (
        (PAGE, "共33册，[甲](money.md#nowhere)、[乙](#nowhere)"),
        ("docs/money.md", "[丙](library.md#x)"),
    ):
        path = library_copy / file
        path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")
    told = mistakes(prepare, library_copy / "data", library_copy / "docs")
    assert [message.partition("：")[2] for message in told] == [
        "“33”是写死的数字，请登记到 data/figures.yml 后用名称引用",
        "链接“money.md#nowhere”指向不存在的位置“nowhere”，请改正；是标题的位置，标题后面写 {: #nowhere }",
    ]  # what is mended in a page may be the place that others miss there


def test_a_page_whose_name_ends_like_another_hides_nothing_of_it(library_copy: Path) -> None:
    nested = "ledger/index.md"
    for file, text in (("docs/index.md", "[甲](#nowhere)"), (f"docs/{nested}", "# 账\n\n共33册")):
        path = library_copy / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{path.read_text('utf-8') if path.exists() else ''}\n{text}\n", "utf-8")
    told = mistakes(prepare, library_copy / "data", library_copy / "docs")
    assert [message.partition(" ")[0] for message in told if "菜单" not in message] == [
        f"docs/{nested}",
        "docs/index.md",
    ]


def test_a_mended_report_is_published_again(library_copy: Path) -> None:
    (file, old, new), _ = UNKNOWN_FIGURE
    refused(library_copy, (file, old, new))
    replace_once(library_copy / file, new, old)
    mended = build(library_copy, library_copy / "site")
    assert mended.code == 0
    assert content_of(mended.site) == content_of(built(LIBRARY))


def refused(project: Path, *edits: Edit) -> Built:
    """Return the refused build of a project with some edits: no trace, no English, the old site as it was."""
    for file, old, new in edits:
        replace_once(project / file, old, new)
    site = Path(shutil.copytree(built(LIBRARY), project / "site"))
    result = build(project, site)
    assert result.code == 1
    assert "Traceback" not in result.output
    assert [m for m in result.messages if not re.search("[\u4e00-\u9fff]", m)] == []
    assert content_of(site) == content_of(built(LIBRARY))
    return result
