"""schema.org JSON-LD: the report and its data, as search engines and catalogues read them."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from macros.assessment.assess import Assessment
from macros.exports.bundle import MEDIA_TYPES, holdings
from macros.exports.writing import Written
from macros.report.identity import Identity, Organisation


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
        **({"reportNumber": number} if (number := identity.field("文号")) else {}),
        "hasPart": {"@id": f"{base_url}#dataset"},
    }
    dataset = {
        "@type": "Dataset",
        "@id": f"{base_url}#dataset",
        "name": f"{identity.title}数据",
        "description": holdings(assessment.report),
        **common,
        "isAccessibleForFree": True,
        "distribution": [_download(base_url, download) for download in downloads],
    }
    return {"@context": "https://schema.org", "@graph": [report, dataset]}


def _common(assessment: Assessment, base_url: str) -> dict[str, Any]:
    """Return what report and dataset share; what the report does not state is left out."""
    identity = assessment.report.identity
    licence = identity.licence
    bodies = {"publisher": identity.publisher, "sponsor": identity.client}
    published = identity.published or next((revision.date for revision in identity.revisions), None)
    stated = {
        "dateCreated": identity.signed and identity.signed.isoformat(),
        "datePublished": published and published.isoformat(),
        "dateModified": identity.dated.isoformat(),
        "creator": identity.evaluator and _organisation("Organization", identity.evaluator),
        **{role: body and _organisation("GovernmentOrganization", body) for role, body in bodies.items()},
        "temporalCoverage": _period(identity),
        "spatialCoverage": identity.region and {"@type": "Place", "name": identity.region},
        "license": licence and (licence.url or {"@type": "CreativeWork", "name": licence.title}),
    }
    given = {key: value for key, value in stated.items() if value}
    return {"url": base_url, "inLanguage": "zh-CN", **given}


def _period(identity: Identity) -> str:
    """Return the period as ISO 8601 has it; the year alone where the report states no days."""
    if identity.period_from and identity.period_to:
        return f"{identity.period_from.isoformat()}/{identity.period_to.isoformat()}"
    return str(identity.year)


def _organisation(kind: str, body: Organisation) -> dict[str, str]:
    named = {"@type": kind, "name": body.name}
    return {**named, "alternateName": body.short} if body.short else named


def _download(base_url: str, download: Written) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": download.title,
        "contentUrl": base_url + quote(download.path),
        "encodingFormat": MEDIA_TYPES.get(PurePosixPath(download.path).suffix, "application/octet-stream"),
        "contentSize": f"{download.size} B",
        "sha256": download.sha256,
    }
