"""What the report states agrees with itself, or an erratum says where it does not."""

from tests.report.published import Published


def test_every_check_is_passed_or_answered_by_an_erratum(site: Published) -> None:
    report = site.json("report.json")
    errata = {erratum["id"] for erratum in report["errata"]}
    open_ = [
        check["id"]
        for check in report["checks"]
        if not check["passed"] and check["severity"] == "error" and check["erratum"] not in errata
    ]
    assert report["checks"]
    assert open_ == []


def test_every_sentence_of_the_issued_text_is_counted_on_the_site_if_there_is_one(site: Published) -> None:
    tables = [
        element
        for file in site.originals
        for element in site.page(file).elements()
        if element.id == "checks-text"
    ]
    for table in tables:
        rows = [row.all("td") for row in table.all("tbody")[0].all("tr")]
        assert rows
        for issued, in_place, verdict in rows:
            assert issued.text() == in_place.text() or verdict.all("a")
