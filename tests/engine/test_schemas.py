"""The JSON Schemas that editors read: as the model is, and true of the data."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.reading.load import FILES
from scripts.schemas import FOLDER, schemas
from tests.engine.builders import LIBRARY

ENGLISH_SENTENCE = r"[A-Za-z]+ [a-z]+ [a-z]+"


class AsEditorsRead(yaml.SafeLoader):
    """YAML as JSON has it: a date is text."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def data(name: str) -> Any:
    return yaml.load((LIBRARY / "data" / f"{name}.yml").read_text("utf-8"), AsEditorsRead)


def mistakes(name: str, content: Any) -> list[str]:
    validator = Draft202012Validator(json.loads((FOLDER / f"{name}.json").read_text("utf-8")))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(content)]


def test_the_committed_schemas_are_those_of_the_model() -> None:
    committed = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    assert committed == schemas(), "请运行 python3 scripts/schemas.py"


@pytest.mark.parametrize("name", FILES)
def test_the_data_fits_its_schema(name: str) -> None:
    assert mistakes(name, data(name)) == []


@pytest.mark.parametrize("name", FILES)
def test_the_first_line_of_a_data_file_names_its_schema(name: str) -> None:
    first = (LIBRARY / "data" / f"{name}.yml").read_text("utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema=../../../../macros/schemas/{name}.json"


def test_a_misspelt_key_a_missing_key_and_a_list_for_a_number_are_refused() -> None:
    report = data("report")
    report["titel"] = report.pop("title")
    report["year"] = []
    assert mistakes("report", report) == [
        "$: Additional properties are not allowed ('titel' was unexpected)",
        "$.year: [] is not of type 'integer'",
        "$: 'title' is a required property",
    ]


@pytest.mark.parametrize("name", FILES)
def test_a_schema_says_nothing_in_english_to_a_clerk(name: str) -> None:
    import re

    def words(node: Any) -> list[str]:
        if isinstance(node, dict):
            own = [node[k] for k in ("title", "description") if isinstance(node.get(k), str)]
            return own + [text for value in node.values() for text in words(value)]
        return [text for item in node for text in words(item)] if isinstance(node, list) else []

    found = words(json.loads((FOLDER / f"{name}.json").read_text("utf-8")))
    assert [text for text in found if re.search(ENGLISH_SENTENCE, text)] == []
