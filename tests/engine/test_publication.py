"""From two folders to a site that takes the place of the last one, or to every reason why not."""

from pathlib import Path

import pytest
import yaml

from macros.publication import prepare, summary
from tests.engine.builders import REST, Changes, mistakes, write_report

PAGE = (
    '{{ indicator("A11") }}{{ indicator("A12") }}{{ fig("rate") }}\n'
    + REST.replace("\n", "").replace('"a.md", "b.md"', '"index.md"')
    + "\n"
)


def project(folder: Path, page: str = PAGE, changes: Changes | None = None) -> tuple[Path, Path]:
    """Write the minimal report with one page and return its two folders."""
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(page, "utf-8")
    return write_report(folder / "data", changes), folder / "docs"


def test_a_report_that_may_be_published_is_prepared(tmp_path: Path) -> None:
    publication = prepare(*project(tmp_path))
    assert publication.assessment.total == 80
    assert publication.places()["indicator A12"] == "index.md"


def test_the_summary_says_what_a_build_did(tmp_path: Path) -> None:
    assert summary(prepare(*project(tmp_path)), 2.345) == (
        "完成：总分 80.00（良），指标 2 个，数据 49 项，核对 10 项（相符 10），勘误 0 条，页面 1 个，用时 2.3 秒"
    )


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"indicators/weight": "百"}, "data/indicators.yml 第"),  # cannot be read
        (
            {"figures/figures/rate/formula": "1 /"},
            "data/figures.yml 第1行 rate：公式“1 /”写法有误，请检查括号和运算符",
        ),  # nor worked out
        ({"indicators/weight": 99}, "核对不符 weight.total"),  # does not add up
    ],
)
def test_reasons_in_data_and_in_pages_come_out_together(tmp_path: Path, changes: Changes, line: str) -> None:
    first, second = mistakes(prepare, *project(tmp_path, PAGE + "共3项", changes))
    assert first.startswith(line)
    assert second == "docs/index.md 第3行：“3”是写死的数字，请登记到 data/figures.yml 后用名称引用"


def test_what_must_not_be_disclosed_stops_everything(tmp_path: Path) -> None:
    (line,) = mistakes(prepare, *project(tmp_path, PAGE + "<!-- 13800138000 -->"))
    assert "手机号" in line


def test_a_number_that_may_be_public_may_be_typed_on_its_page_alone_and_named_in_report_yml(
    tmp_path: Path,
) -> None:
    number = "0373-7654321"
    named = {"number": number, "place": "docs/index.md", "reason": "办公电话"}
    typed = f"{PAGE}\n电话{number}。\n"
    data, docs = project(tmp_path, typed, {"report/public_numbers": [named]})
    assert prepare(data, docs).pages[0].text == typed
    (docs / "other.md").write_text(f"电话{number}。\n", "utf-8")
    refused = mistakes(prepare, data, docs)
    assert {line.partition("：")[0] for line in refused if "写死" in line or "固定电话" in line} == {
        "docs/other.md 第1行"
    }


def _allowing(folder: Path, entered: object) -> tuple[Path, Path]:
    """Write the minimal report with a telephone on its page, and what is entered as public, one line each."""
    data, docs = project(folder, PAGE + "电话0373-7654321")
    stated = yaml.safe_load((data / "report.yml").read_text("utf-8")) | {"public_numbers": entered}
    (data / "report.yml").write_text(yaml.safe_dump(stated, allow_unicode=True), "utf-8")
    return data, docs


@pytest.mark.parametrize(
    ("entered", "line"),
    [
        ("0373-7654321", "“037*******21”应为列表，几项放进 [ ]，或每项另起一行、以“- ”开头，请改正"),
        (["0373-7654321"], "“037*******21”应为“名称: 内容”的形式，请改正"),
        ([{"number": "0373-7654321", "place": "docs/index.md"}], "缺少此项，请补上"),
        (
            [{"number": "0373-7654321", "place": "封面", "reason": "办公电话"}],
            "“封面”不是文件，应为号码所在的文件，如 data/issued.txt、docs/about.md，请改正",
        ),
    ],
)
def test_an_entry_of_a_public_number_that_is_written_wrongly_is_told_and_its_number_not_called_a_leak(
    tmp_path: Path, entered: object, line: str
) -> None:
    data, docs = _allowing(tmp_path, entered)
    told = mistakes(prepare, data, docs)
    assert [words for words in told if "固定电话" in words] == []
    assert [words.partition("：")[2] for words in told if "report.yml" in words] == [line]


def test_an_entry_copied_from_the_line_with_the_number_still_masked_is_told(tmp_path: Path) -> None:
    entry = {"number": "037*******21", "place": "docs/index.md", "reason": "办公电话"}
    told = mistakes(prepare, *_allowing(tmp_path, [entry]))
    assert [line.partition("：")[2] for line in told if line.startswith("data/report.yml")] == [
        "“037*******21”里有星号，应写全号码，请改正"
    ]


def test_a_number_entered_for_a_file_in_which_it_does_not_stand_is_told(tmp_path: Path) -> None:
    entry = {"number": "0373-7654322", "place": "docs/index.md", "reason": "办公电话"}
    told = mistakes(prepare, *project(tmp_path, PAGE, {"report/public_numbers": [entry]}))
    assert told == [
        "data/report.yml 第1行 public_numbers：docs/index.md 里没有“037*******22”这个号码，请改正 number 或 place，或删去这一条"
    ]


@pytest.mark.parametrize("broken", ["indicators", "report"])
def test_a_number_that_may_be_public_is_no_leak_while_a_file_of_the_data_is_broken(
    tmp_path: Path, broken: str
) -> None:
    entry = {"number": "0373-7654321", "place": "docs/index.md", "reason": "办公电话"}
    data, docs = _allowing(tmp_path, [entry])
    (data / f"{broken}.yml").write_text((data / f"{broken}.yml").read_text("utf-8") + ":", "utf-8")
    told = mistakes(prepare, data, docs)
    assert [line for line in told if "固定电话" in line] == []
    assert any(line.startswith(f"data/{broken}.yml ") for line in told)


def test_pages_come_in_the_order_of_the_menu(tmp_path: Path) -> None:
    data, docs = project(tmp_path)
    for name in ("a", "b"):
        (docs / f"{name}.md").write_text("字\n", "utf-8")
    config = tmp_path / "mkdocs.yml"
    engine = "theme: material\nplugins: [macros: {modules: [macros]}]"
    config.write_text(f"site_name: 甲\n{engine}\nnav: [b.md, index.md, a.md]\n", "utf-8")
    in_order = prepare(data, docs, config).pages
    assert [page.path for page in in_order] == ["b.md", "index.md", "a.md"]
    assert [page.path for page in prepare(data, docs).pages] == ["a.md", "b.md", "index.md"]
