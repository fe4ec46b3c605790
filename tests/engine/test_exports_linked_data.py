"""JSON-LD: the report and its data as schema.org describes them."""

import json
from typing import Any

import pytest

from macros.exports import Written, json_ld
from tests.engine.builders import an_assessment
from tests.engine.export_reading import publication, written

BASE = "https://example.org/report/"


def described(report: str = "library", base_url: str = BASE) -> tuple[Any, Any]:
    """Return the Report and the Dataset."""
    graph = json_ld(publication(report).assessment, base_url, written(report))
    assert json.loads(json.dumps(graph)) == graph
    assert graph["@context"] == "https://schema.org"
    report_, dataset = graph["@graph"]
    return report_, dataset


def test_report_and_dataset_say_whose_they_are_and_of_when() -> None:
    report, dataset = described()
    for thing in (report, dataset):
        assert thing["creator"] == {"@type": "Organization", "name": "月光评价工作室"}
        assert thing["sponsor"] == {"@type": "GovernmentOrganization", "name": "云上县梦想局"}
        assert thing["inLanguage"] == "zh-CN"
        assert thing["temporalCoverage"] == "2031-01-01/2031-12-31"
        assert thing["spatialCoverage"] == {"@type": "Place", "name": "云上县月亮湖镇"}
        assert thing["license"] == "https://example.org/stories/licence"
        assert thing["dateCreated"] == "2032-02-29"
        assert thing["url"] == BASE
    assert report["about"] == {
        "@type": "GovernmentOrganization",
        "name": "云上县童话图书馆",
        "alternateName": "童话图书馆",
    }


def test_the_report_has_the_dataset_as_its_part() -> None:
    report, dataset = described()
    assert (report["@type"], dataset["@type"]) == ("Report", "Dataset")
    assert report["name"] == "2031年度云上县童话图书馆绩效评价报告"
    assert report["hasPart"] == {"@id": dataset["@id"]}
    assert {report["@id"], dataset["@id"]} == {f"{BASE}#report", f"{BASE}#dataset"}
    assert 50 <= len(dataset["description"]) <= 5000


def test_the_dataset_has_a_distribution_for_each_download() -> None:
    _, dataset = described()
    distributions = dataset["distribution"]
    assert [d["contentUrl"] for d in distributions] == [BASE + w.path for w in written("library")]
    assert {d["@type"] for d in distributions} == {"DataDownload"}
    types = {d["contentUrl"].rpartition(".")[2]: d["encodingFormat"] for d in distributions}
    assert (types["csv"], types["json"], types["zip"]) == ("text/csv", "application/json", "application/zip")
    first = written("library")[0]
    assert (distributions[0]["contentSize"], distributions[0]["sha256"]) == (f"{first.size} B", first.sha256)


def test_an_address_with_chinese_in_it_is_encoded() -> None:
    download = Written("downloads/tables/词语.csv", "表", 1, "00")
    (_, dataset) = json_ld(an_assessment(), BASE, [download])["@graph"]
    assert dataset["distribution"][0]["contentUrl"] == f"{BASE}downloads/tables/%E8%AF%8D%E8%AF%AD.csv"


def test_without_the_address_of_the_site_addresses_are_relative() -> None:
    _, dataset = described(base_url="")
    assert dataset["distribution"][0]["contentUrl"] == "downloads/report-2031.zip"


@pytest.mark.parametrize(
    ("revisions", "published", "modified"),
    [
        ([], None, "2031-05-20"),
        ([{"date": "2031-06-01", "text": "首次发布"}], "2031-06-01", "2031-06-01"),
        (
            [{"date": "2031-06-01", "text": "首次发布"}, {"date": "2031-07-01", "text": "更正"}],
            "2031-06-01",
            "2031-07-01",
        ),
    ],
)
def test_the_site_publishes_with_its_first_revision_and_is_modified_with_its_last(
    revisions: list[dict[str, str]], published: str | None, modified: str
) -> None:
    graph = json_ld(an_assessment({"report/revisions": revisions}), BASE, [])["@graph"]
    assert {(thing.get("datePublished"), thing["dateModified"]) for thing in graph} == {(published, modified)}


def test_a_document_number_is_given_where_the_report_has_one() -> None:
    (numbered, _), (plain, _) = (
        json_ld(an_assessment({"report/header": [{"name": "文号", "value": number}]}), BASE, [])["@graph"]
        for number in ("示财〔2031〕1号", "")
    )
    assert numbered["reportNumber"] == "示财〔2031〕1号"
    assert "reportNumber" not in plain


def test_terms_with_an_address_are_named_by_it_and_what_is_not_stated_is_left_out() -> None:
    licence = {"title": "甲", "url": "https://example.org/terms"}
    (licensed, _), (worded, _), (bare, _) = (
        json_ld(an_assessment(changes), BASE, [])["@graph"]
        for changes in ({"report/licence": licence}, {"report/licence": {"title": "乙"}}, {})
    )
    assert licensed["license"] == "https://example.org/terms"
    assert worded["license"] == {"@type": "CreativeWork", "name": "乙"}
    assert {"license", "spatialCoverage"}.isdisjoint(bare)
