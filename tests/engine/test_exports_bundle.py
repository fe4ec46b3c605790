"""All downloads and the zip with all of them: complete, addressed, summed, the same bytes each time."""

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from macros.exports import export_paths, write_exports
from tests.engine.builders import an_assessment
from tests.engine.export_reading import PUBLISHED, REPORTS, downloads, publication, table_names, written
from tests.engine.site_building import content_of

EACH = pytest.mark.parametrize("report", REPORTS)
SURROUNDINGS = [
    "README.txt",
    "SHA256SUMS",
    "checks.py",
    "datapackage.json",
    "report.json",
    "report.schema.json",
    "rules.py",
    "scoring.py",
    "verify.py",
]


def archive(report: str) -> zipfile.ZipFile:
    year = publication(report).assessment.report.identity.year
    return zipfile.ZipFile(downloads(report) / f"report-{year}.zip")


@EACH
def test_every_table_stands_under_its_name_as_csv_and_as_xlsx(report: str) -> None:
    tables = [f"tables/{name}.{kind}" for name in table_names(report) for kind in ("csv", "xlsx")]
    assert sorted(archive(report).namelist()) == sorted([*SURROUNDINGS, *tables])


@EACH
def test_the_downloads_are_known_before_they_are_written(report: str) -> None:
    assert export_paths(publication(report).assessment) == {one.path for one in written(report)}


def test_the_tables_of_a_report_have_the_addresses_other_pages_may_name() -> None:
    assert table_names("library") == [
        "candles", "checks", "dimensions", "errata", "figures", "money", "practices", "problems", "readings",
        "recommendations", "scores", "scores-v", "scores-w", "scores-x", "scores-y", "scores-z", "shelves",
        "spending", "survey-cats", "survey-owls", "survey-readers", "wishes",
    ]  # fmt: skip


@EACH
def test_what_is_said_to_be_written_is_what_stands_there(report: str) -> None:
    site = downloads(report).parent
    files = {f"downloads/{path}": data for path, data in content_of(downloads(report)).items()}
    assert {w.path: (w.size, w.sha256) for w in written(report)} == {
        path: (len(data), sha256(data).hexdigest()) for path, data in files.items()
    }
    assert all(w.title and (site / w.path).is_file() for w in written(report))


@EACH
def test_the_zip_holds_what_stands_beside_it(report: str) -> None:
    zipped = archive(report)
    files = content_of(downloads(report))
    del files[Path(zipped.filename or "").name]
    assert {name: zipped.read(name) for name in zipped.namelist()} == files


@EACH
def test_the_check_sums_are_those_of_all_other_files(report: str) -> None:
    files = content_of(downloads(report))
    sums = files.pop("SHA256SUMS").decode().splitlines()
    expected = {path: sha256(data).hexdigest() for path, data in files.items() if not path.endswith(".zip")}
    assert {line[66:]: line[:64] for line in sums} == expected
    assert all(line[64:66] == "  " for line in sums)


@EACH
def test_the_readme_names_every_file_in_the_words_of_its_title(report: str) -> None:
    text = (downloads(report) / "README.txt").read_bytes().decode("utf-8-sig")
    listed = [w for w in written(report) if not w.path.endswith((".xlsx", ".zip"))]
    assert [w.path for w in listed if f"{w.path.removeprefix('downloads/')}　{w.title}\r\n" not in text] == []
    assert text.startswith(
        f"{publication(report).assessment.report.identity.title}\r\n开放数据（2030-06-01）\r\n"
    )
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize(
    ("licence", "end"),
    [
        (None, ["各文件是否完整，可用 SHA256SUMS 核对：sha256sum -c SHA256SUMS"]),
        ({"title": "甲"}, ["四、许可", "", "甲"]),
        ({"title": "甲", "url": "https://example.org/a"}, ["甲", "https://example.org/a"]),
    ],
)
def test_the_readme_ends_with_the_licence_where_there_is_one(
    licence: dict[str, str] | None, end: list[str], tmp_path: Path
) -> None:
    write_exports(an_assessment({"report/licence": licence}), tmp_path, PUBLISHED)
    lines = (tmp_path / "downloads" / "README.txt").read_text("utf-8").splitlines()
    assert lines[-len(end) :] == end


@EACH
def test_the_same_report_and_date_give_the_same_bytes(report: str, tmp_path: Path) -> None:
    write_exports(publication(report).assessment, tmp_path, PUBLISHED)
    assert content_of(tmp_path / "downloads") == content_of(downloads(report))


def test_the_zip_bears_the_date_of_publication_and_files_anyone_may_read() -> None:
    entries = archive("library").infolist()
    assert {entry.date_time for entry in entries} == {(2030, 6, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, 0o100644)}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)


def test_the_zip_comes_first_then_the_tables_then_the_rest() -> None:
    paths = [w.path.removeprefix("downloads/") for w in written("library")]
    assert paths[:3] == ["report-2031.zip", "tables/shelves.csv", "tables/shelves.xlsx"]
    assert sorted(paths[-len(SURROUNDINGS) :]) == SURROUNDINGS
    assert written("library")[1].title == "表1 各厅藏书"
