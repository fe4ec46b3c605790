"""schema.org JSON-LD: the report and its data, as search engines and catalogues read them."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from macros.assessment.assess import Assessment
from macros.exports.bundle import MEDIA_TYPES
from macros.exports.writing import Written
from macros.report.identity import Licence, Organisation

_UNTYPED = "application/octet-stream"


def json_ld(assessment: Assessment, base_url: str, downloads: Iterable[Written]) -> dict[str, Any]:
    """Return the Report and the Dataset with a distribution for each download.

    ``base_url`` is the site's address with a slash at its end; empty leaves addresses relative.
    """
    identity = assessment.report.identity
    common = _common(assessment, base_url)
    report = {
        "@type": "Report",
        "@id": f"{base_url}#report",
        "name": identity.title,
        **common,
        "about": _organisation("GovernmentOrganization", identity.department),
        **({"reportNumber": identity.document_number} if identity.document_number else {}),
        "hasPart": {"@id": f"{base_url}#dataset"},
    }
    dataset = {
        "@type": "Dataset",
        "@id": f"{base_url}#dataset",
        "name": f"{identity.title}数据",
        "description": f"{identity.title}的全部表格、指标得分、问卷结果、数据的公式与来源、勾稽核对和勘误。",
        **common,
        "isAccessibleForFree": True,
        "distribution": [_download(base_url, download) for download in downloads],
    }
    return {"@context": "https://schema.org", "@graph": [report, dataset]}


def _common(assessment: Assessment, base_url: str) -> dict[str, Any]:
    """Return what report and dataset share."""
    identity = assessment.report.identity
    dates = [revision.date for revision in identity.revisions] or [identity.signed]
    return {
        "url": base_url,
        "inLanguage": "zh-CN",
        "dateCreated": identity.signed.isoformat(),
        "datePublished": dates[0].isoformat(),
        "dateModified": dates[-1].isoformat(),
        "creator": _organisation("Organization", identity.evaluator),
        "sponsor": _organisation("GovernmentOrganization", identity.client),
        "temporalCoverage": f"{identity.period_from.isoformat()}/{identity.period_to.isoformat()}",
        **({"spatialCoverage": {"@type": "Place", "name": identity.region}} if identity.region else {}),
        **({"license": _licence(identity.licence)} if identity.licence else {}),
    }


def _licence(licence: Licence) -> str | dict[str, str]:
    return licence.url or {"@type": "CreativeWork", "name": licence.title}


def _organisation(kind: str, body: Organisation) -> dict[str, str]:
    named = {"@type": kind, "name": body.name}
    return {**named, "alternateName": body.short} if body.short else named


def _download(base_url: str, download: Written) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": download.title,
        "contentUrl": base_url + quote(download.path),
        "encodingFormat": MEDIA_TYPES.get(PurePosixPath(download.path).suffix, _UNTYPED),
        "contentSize": f"{download.size} B",
        "sha256": download.sha256,
    }
