"""The house stands as DESIGN draws it: arrows run one way, data has one reader, MkDocs one friend."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.engine.builders import ROOT

ENGINE = ROOT / "macros"
FACADE = "macros"
ARROWS = {
    "values": "",
    "memory": "",
    "templating": "",
    "report": "values",
    "reading": "values report",
    "assessment": "values report",
    "gate": "values report reading assessment",
    "tables": "values report assessment",
    "site": "values report assessment gate exports templating",
    "html": "values report assessment gate tables templating",
    "exports": "values report assessment tables",
    "documents": "values report tables exports site templating",
    "rendering": "gate site",
    "publication": "values report reading assessment gate html exports site memory rendering",
    "hosts": "values reading gate publication site rendering",
    "importing": "values report reading assessment gate site publication hosts",
    "workbook": "values report reading assessment hosts importing",
}
"""Each room, bottom of the house first, and what it may know."""
DATA_READERS = {"reading"}
SITE_READERS = {"site", "exports", "documents", "hosts"}
"""The rooms that open files of the built site or of their own; none of them reads ``data/``."""


def owner(path: Path) -> str:
    """Return the module, or the package of several, that a file belongs to."""
    name = path.relative_to(ENGINE).parts[0].removesuffix(".py")
    return FACADE if name == "__init__" else name


def imported(path: Path) -> Iterator[list[str]]:
    """Yield every imported name of a file in its parts."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from ([*(node.module or "").split("."), alias.name] for alias in node.names)


SOURCES = sorted(ENGINE.rglob("*.py"))


def test_the_arrows_run_one_way() -> None:
    order = list(TopologicalSorter({name: known.split() for name, known in ARROWS.items()}).static_order())
    assert set(order) == set(ARROWS)


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if owner(path) != FACADE], ids=lambda path: path.stem
)
def test_a_module_knows_only_what_it_may(path: Path) -> None:
    known = {parts[1] for parts in imported(path) if parts[0] == FACADE} - {owner(path)}
    assert known <= set(ARROWS[owner(path)].split())


@pytest.mark.parametrize("host", ["mkdocs"])
def test_only_its_shell_knows_a_host(host: str) -> None:
    friends = {path for path in SOURCES for parts in imported(path) if parts[0] == host}
    assert friends == {ENGINE / "hosts" / f"{host}.py"}


@pytest.mark.parametrize("library", ["yaml", "pandas", "csv"])
def test_only_the_readers_of_data_know_how_data_are_written(library: str) -> None:
    users = {owner(path) for path in SOURCES for parts in imported(path) if parts[0] == library}
    assert users - {"exports", "importing", "workbook"} <= DATA_READERS  # they write, or change at its place


def test_only_the_readers_of_data_call_for_yaml_and_csv() -> None:
    wanted = {"read_yaml", "read_sheet"}
    assert {
        owner(path) for path in SOURCES for parts in imported(path) if parts[-1] in wanted
    } <= DATA_READERS


def test_nobody_else_opens_files() -> None:
    openers = {owner(path) for path in SOURCES if _opens_files(ast.parse(path.read_text("utf-8")))}
    own = {
        "importing",
        "memory",
        "workbook",
    }  # importing reads Word, memory what it kept, workbook bytes to change
    assert openers <= {"reading", *own, *SITE_READERS}


def _opens_files(tree: ast.Module) -> bool:
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    methods = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    functions = {call.id for call in calls if isinstance(call, ast.Name)}
    return bool(methods & {"read_text", "read_bytes", "open"} or "open" in functions)


TESTS = sorted((ROOT / "tests" / "engine").rglob("*.py"))
_OF_THE_REPORT = re.compile(r"\b(?:ROOT|LIBRARY\.parents\[2\])(?: / '[\w.]+')* / '(?:data|docs)'")


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_no_test_of_the_engine_opens_the_report_that_stands_in_this_project(path: Path) -> None:
    """Whoever edits data/ or docs/ lawfully, or replaces them, breaks nothing that is proved here."""
    assert _OF_THE_REPORT.findall(ast.unparse(ast.parse(path.read_text("utf-8")))) == []


def test_a_test_that_did_would_be_found() -> None:
    opened = "load({} / 'data')"
    assert _OF_THE_REPORT.search(opened.format("ROOT"))
    assert not _OF_THE_REPORT.search(opened.format("LIBRARY"))
