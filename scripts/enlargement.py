"""The same report with many times as many indicators and survey questions, to see how a build grows."""

import csv
import json
import re
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from macros.assessment.assess import assess
from macros.reading.files import read_text
from macros.reading.load import load
from macros.reading.yaml_files import read_yaml
from macros.values.numbers import Share, parse_number
from scripts.environment import ROOT

_INDICATOR = re.compile(r'^\{\{ *indicator\("(\w+)"\) *\}\}$', re.MULTILINE)
_POINTS = ("lose", "gain", "score", "up_to", "start", "cap", "floor")
_RANGE = ("from", "above", "to", "below")
"""What a rule states in points or in shares of the weight; and a judged one its range."""
Record = dict[str, Any]


def enlarge(project: Path, folder: Path, times: int) -> Path:
    """Copy a project's report, and this engine, into ``folder`` with ``times`` as many items; return the folder.

    An indicator's copies share its weight, so that all sums hold and the total stays what it was; the numbers
    that its criterion prints are of the whole weight, and go. The issued text stays behind, for it has no copies.
    """
    left = shutil.ignore_patterns("__pycache__", "issued.txt")
    for source in (project / "data", project / "docs", ROOT / "macros"):
        shutil.copytree(source, folder / source.name, ignore=left)
    shutil.copy(project / "mkdocs.yml", folder)
    data = folder / "data"
    _change(data / "indicators.yml", lambda content: _indicators(content, times))
    _change(data / "findings.yml", lambda content: _findings(content, times))
    _change(data / "surveys.yml", lambda content: _surveys(content, times))
    if times > 1:
        _change(data / "readings.yml", _readings)
    for counts in (data / "surveys").glob("*.csv"):
        _repeat_rows(counts, times)
    for page in (folder / "docs").rglob("*.md"):
        text = page.read_text("utf-8")
        page.write_text(_INDICATOR.sub(lambda call: _calls(call, times), text), "utf-8")
    answer(data)
    return folder


def answer(data: Path) -> None:
    """Let the errata in a folder of data answer what its checks find, and nothing else."""
    _change(data / "errata.yml", lambda content: _errata(content, data))


def _change(path: Path, change: Callable[[Record], None]) -> None:
    content = cast(Record, read_yaml(path, path.name).content)
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")  # JSON is YAML too


def _name(name: str, number: int) -> str:
    """Return the id of the first, second, … of an item's copies; the first keeps its own."""
    return name if number == 1 else f"{name}x{number}"


def _names(name: str, times: int) -> list[str]:
    return [_name(name, number) for number in range(1, times + 1)]


def _indicators(framework: Record, times: int) -> None:
    for dimension in framework["dimensions"]:
        for group in dimension["groups"]:
            group["indicators"] = [
                _smaller(indicator, name, times, parse_number(group["weight"]))
                for indicator in group["indicators"]
                for name in _names(indicator["id"], times)
            ]


def _smaller(indicator: Record, name: str, times: int, of_group: Fraction) -> Record:
    whole = parse_number(indicator["weight"])
    share = whole / times / of_group
    changed = indicator | {
        "id": name,
        "weight": indicator["weight"] if times == 1 else f"{share.numerator}/{share.denominator}",
        "rule": _in_shares(indicator["rule"], whole),
    }
    changed["standard"] = re.sub(r"[\d一二两三四五六七八九十百半]", "几", changed.get("standard", ""))
    changed.pop("not_in_rule", None)
    if times > 1:
        changed.pop("issued", None)
    return changed


def _in_shares(rule: Any, weight: Fraction) -> Any:
    """Return a rule with everything it states in points as a share of the weight, whatever that will be."""
    if isinstance(rule, list):
        return [_in_shares(item, weight) for item in rule]
    if not isinstance(rule, dict):
        return rule
    if "rule" in rule:  # a part: its rule is of its own weight
        whole = _points(rule["weight"], weight)
        return rule | {"weight": _share(rule["weight"], weight), "rule": _in_shares(rule["rule"], whole)}
    in_points = (*_POINTS, *_RANGE) if rule.get("kind") == "judged" else _POINTS
    return {
        key: _share(value, weight)
        if key in in_points and isinstance(value, str)
        else _in_shares(value, weight)
        for key, value in rule.items()
    }


def _points(stated: str, weight: Fraction) -> Fraction:
    number = parse_number(stated)
    return number * weight if isinstance(number, Share) else number


def _share(stated: str, weight: Fraction) -> str:
    share = _points(stated, weight) / weight
    return f"{share.numerator}/{share.denominator}"


def _findings(findings: Record, times: int) -> None:
    for problem in findings["problems"]:
        problem["explains"] = [other for link in problem["explains"] for other in _links(link, times)]


def _links(link: str | Record, times: int) -> list[str | Record]:
    """Return a link to an indicator, alone or with its ground, to each of its copies."""
    if isinstance(link, str):
        return [*_names(link, times)]
    return [link | {"indicator": name} for name in _names(link["indicator"], times)]


def _readings(content: Record) -> None:
    """Leave out the readings that judge otherwise: their points are of the whole weight."""
    content["readings"] = [
        reading for reading in content["readings"] if not any("score" in each for each in reading["sets"])
    ]


def _surveys(surveys: Record, times: int) -> None:
    for survey in surveys["surveys"].values():
        survey["questions"] = [
            question | {"id": name}
            for question in survey["questions"]
            for name in _names(question["id"], times)
        ]


def _repeat_rows(path: Path, times: int) -> None:
    head, *rows = csv.reader(read_text(path, path.name).splitlines())
    with path.open("w", encoding="utf-8", newline="") as file:
        repeated = ([name, *counts] for question, *counts in rows for name in _names(question, times))
        csv.writer(file).writerows([head, *repeated])


def _calls(call: re.Match[str], times: int) -> str:
    return "\n\n".join(f'{{{{ indicator("{name}") }}}}' for name in _names(call[1], times))


def _errata(content: Record, data: Path) -> None:
    """Let the errata answer what fails now, with one more for the copies; what passes now needs no answer."""
    errata = content["errata"]
    answers = {check for erratum in errata for check in erratum.get("checks", [])}
    failed = {c.id for c in assess(load(data)).checks if not c.passed and c.severity == "error"}
    for erratum in errata:
        erratum["checks"] = [check for check in erratum.get("checks", []) if check in failed]
    if unanswered := sorted(failed - answers):
        errata.append(errata[0] | {"id": "copies", "issued": "各处", "checks": unanswered})
