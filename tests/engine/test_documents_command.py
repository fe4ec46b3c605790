"""The command for documents says what it made, and what is wrong, in Chinese."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest

from macros.documents import pdf as pdf_module
from macros.values.errors import DataErrors
from scripts import documents as command
from tests.engine.builders import LIBRARY, ROOT
from tests.engine.documents_made import made_document, pdf_file, word_file
from tests.engine.site_building import built


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site that may be changed."""
    return Path(shutil.copytree(built(LIBRARY), tmp_path / "site"))


def test_word_is_written_below_downloads_with_its_size_and_the_seconds_it_took(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["docx"], site, LIBRARY / "data") == 0
    made = site / "downloads" / "report-2031.docx"
    assert made.read_bytes() == word_file().read_bytes()
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "正在生成 report-2031.docx ……"
    assert re.fullmatch(rf"已写入 {made}：0\.0\d MB，用时 \d+\.\d 秒", said[1])


def test_what_is_made_is_listed_on_the_pages_and_remembered_with_its_check_sum(site: Path) -> None:
    page = site / "ledger" / "downloads" / "index.html"
    assert "report-2031.docx" not in page.read_text("utf-8")
    command.main(["docx"], site, LIBRARY / "data")
    command.main(["docx"], site, LIBRARY / "data")  # once more: it is listed once all the same
    assert page.read_text("utf-8").count('downloads/report-2031.docx" download>DOCX ') == 1
    files = json.loads((site / "downloads" / "files.json").read_text("utf-8"))["files"]
    content = (site / "downloads" / "report-2031.docx").read_bytes()
    assert files[0] == {
        "path": "downloads/report-2031.docx",
        "title": "报告全文",
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
    }


def test_a_folder_that_is_no_site_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["docx"], tmp_path) == 1
    assert capsys.readouterr().err == f"{tmp_path}：不是建成的网站，请先运行 python3 scripts/build.py\n"
    assert list(tmp_path.iterdir()) == []


def test_a_missing_library_is_said_in_one_line_with_how_to_install_it(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert command.main(["pdf"], site, LIBRARY / "data") == 1
    assert capsys.readouterr().err.splitlines()[1:] == [
        "缺少生成 PDF 所需的组件（import of weasyprint halted; None in sys.modules）："
        "请安装 requirements/documents.txt 列出的程序库；"
        "Debian、Ubuntu 还须 apt install libpango-1.0-0 libpangoft2-1.0-0 fonts-noto-cjk"
    ]


def test_a_kind_that_is_not_known_is_refused_with_the_kinds_there_are() -> None:
    run = subprocess.run(
        [sys.executable, "scripts/documents.py", "doc"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr == "不会生成“doc”，应为 pdf、docx、offline 或 all\n"


def test_without_its_fonts_a_pdf_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf_file()  # skips where PDF cannot be made at all
    monkeypatch.setattr(pdf_module, "_FONTS", {"Noto Serif CJK SC"})
    body = Element("main")
    SubElement(body, "h1", {"id": "a"}).text = "黑体"
    with pytest.raises(DataErrors) as refused:
        pdf_module.pdf(replace(made_document(), body=body, contents=()), lambda _: None)
    assert refused.value.messages == (
        "生成 PDF：有文字只能用 Noto Sans CJK SC 显示，应为 Noto Serif CJK SC，"
        "请安装思源字体（Debian、Ubuntu：apt install fonts-noto-cjk）",
    )


def test_progress_tells_the_number_of_each_page(capsys: pytest.CaptureFixture[str]) -> None:
    pdf_file()
    told: list[int] = []
    body = Element("main")
    for number in range(3):
        section = SubElement(body, "section")
        SubElement(section, "h1", {"id": f"a{number}"}).text = "章"
    pdf_module.pdf(replace(made_document(), body=body, contents=()), told.append)
    assert told[:5] == [1, 2, 3, 4, 5]  # cover, contents, three chapters
    assert set(told) == {1, 2, 3, 4, 5}
