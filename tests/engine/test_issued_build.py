"""A build with data/issued.txt: what is missing stops it, and the page of checks shows what was found."""

import shutil
from pathlib import Path

import pytest

from tests.engine.builders import LIBRARY
from tests.engine.site_building import build, built, content_of, copy_of_library
from tests.reading.pages import read_page

ISSUED = """目录
金币与蜡烛........3
金币与蜡烛
蜡烛用来照明，热可可用来赶走瞌
睡。月光工程总投资１０２１.３６万元，由许愿瓶支付。
好习惯
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the library, without readings."""
    (tmp_path / "project").mkdir()
    copied = copy_of_library(tmp_path / "project")
    (copied / "data/readings.yml").unlink()  # they quote what these tests leave out of the issued text
    return copied


def test_a_missing_sentence_leaves_the_site_as_it_was_and_nothing_else(project: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(built(LIBRARY), tmp_path / "site"))
    before = content_of(site)
    (project / "data" / "issued.txt").write_text(f"{ISSUED}每晚都要数星星。\n", "utf-8")
    refused = build(project, site)
    assert refused.code == 1
    assert refused.messages == [
        "data/issued.txt 第7行：“每晚都要数星星。”在网站 docs/habits.md“好习惯”之下没有找到，应照原文刊载；请改正这一页或所引用的数据，"
        "或在 data/errata.yml 登记勘误（issued 抄这一句，corrected 写本站写法）；原文抄错的，改正这一行"
    ]
    assert content_of(site) == before
    left = sorted(path.name for path in tmp_path.iterdir() if ".site-lock" not in path.name)
    assert left == ["project", "site"]
    (project / "data" / "issued.txt").write_text(ISSUED, "utf-8")
    made = build(project, site)
    assert made.code == 0, made.output
    page = read_page(site / "ledger" / "checks" / "index.html")
    table = next(e for e in page.elements() if e.id == "checks-text").all("table")[0]
    assert [[cell.text() for cell in row.all("td")] for row in table.all("tr")] == [
        [],
        ["4", "4", "相符"],  # a sentence over two lines counts twice
        ["1", "1", "相符"],
    ]
