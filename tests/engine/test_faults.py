"""What is no mistake of the report: settings a host would not understand, the machine's reasons, faults of the engine."""

import errno
import re
from pathlib import Path

import pytest

from macros.hosts.faults import said
from tests.engine.builders import replace_once
from tests.engine.site_building import Built, build, copy_of_library

FAULT = "网站未更新：程序自身出了错（ZeroDivisionError），不是报告写错；请把 "


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the library's report, and of the engine that builds it."""
    return copy_of_library(tmp_path)


def failed(project: Path, site: Path, *arguments: str, **environment: str) -> Built:
    """Return a build that failed without a trace and without a site."""
    result = build(project, site, *arguments, **environment)
    assert result.code == 1, result.output
    assert "Traceback" not in result.output
    assert not site.exists()
    return result


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (OSError(errno.ENOSPC, "", "site/a"), "网站未更新：site/a：磁盘已满，请清理后重试"),
        (OSError(errno.EROFS, ""), "网站未更新：系统：磁盘是只读的，请换一个能写入的文件夹"),
        (MemoryError(), "网站未更新：内存不足，请关闭别的程序后重试"),
    ],
)
def test_a_reason_of_the_machine_is_told_as_such(error: Exception, line: str) -> None:
    assert said(error) == line


def test_a_fault_of_the_engine_says_that_it_is_one_and_what_to_send() -> None:
    line = said(ZeroDivisionError("甲"))
    assert line.startswith(FAULT)
    trace = re.search("请把 (.*) 连同", line)
    assert trace
    assert "ZeroDivisionError: 甲" in Path(trace[1]).read_text("utf-8")


@pytest.mark.parametrize("host", ["mkdocs", "zensical"])
def test_settings_a_host_would_not_understand_are_told_with_all_else(project: Path, host: str) -> None:
    (project / "mkdocs.yml").write_text("site_name 甲\n", "utf-8")
    replace_once(project / "docs/library.md", "全馆共", "全馆33架，共")
    assert failed(project, project / "site", host).messages == [
        "mkdocs.yml 第1行：“site_name 甲”应为“名称: 内容”的形式，请改正",
        "docs/library.md 第10行：“33”是写死的数字，请登记到 data/figures.yml 后用名称引用",
    ]


def test_an_address_from_outside_is_looked_at(project: Path) -> None:
    assert failed(project, project / "site", SITE_URL="example.org").messages == [
        "环境变量 SITE_URL：“example.org”应以 https:// 开头，请改正"
    ]


def test_a_page_in_gb18030_is_built_like_any_other(project: Path) -> None:
    page = project / "docs" / "troubles.md"
    page.write_bytes(page.read_text("utf-8").encode("gb18030"))
    result = build(project, project / "site")
    assert result.code == 0, result.output
    assert "烦恼" in (project / "site" / "troubles" / "index.html").read_text("utf-8")
    assert not re.search("Cleaning|Building|Functions", result.output)
