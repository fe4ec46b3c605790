"""The lock files: complete, hashed, and free of the address of any package index."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions

import pytest

from tests.engine.builders import ROOT

FOLDER = ROOT / "requirements"
GROUPS = [path.stem for path in sorted(FOLDER.glob("*.in"))]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(text: str) -> dict[str, str]:
    """Return the versions by the names' normal form."""
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in PIN.findall(text)}


def asked(group: str) -> str:
    return (FOLDER / f"{group}.in").read_text("utf-8")


def locked(group: str) -> str:
    return (FOLDER / f"{group}.txt").read_text("utf-8")


def test_there_is_a_group_for_the_site_and_one_for_the_tests() -> None:
    assert {"site", "test"} <= set(GROUPS)


@pytest.mark.parametrize("group", GROUPS)
def test_every_line_asked_for_is_pinned_exactly_and_gives_its_reason_or_stands_under_one(group: str) -> None:
    lines = [line for line in asked(group).splitlines() if not line.startswith("#")]
    assert lines
    assert [line for line in lines if not PIN.match(line)] == []
    assert asked(group).startswith("# ")


@pytest.mark.parametrize("group", GROUPS)
def test_every_pin_stands_in_the_lock_file_with_the_same_version(group: str) -> None:
    assert pins(asked(group)).items() <= pins(locked(group)).items()


@pytest.mark.parametrize("group", GROUPS)
def test_every_locked_requirement_has_a_hash(group: str) -> None:
    requirements = re.split(r"\n(?=\S)", locked(group))
    assert len(requirements) >= len(pins(asked(group)))
    assert [r.splitlines()[0] for r in requirements if "--hash=sha256:" not in r] == []


@pytest.mark.parametrize("group", GROUPS)
def test_no_lock_file_names_a_host_or_an_index(group: str) -> None:
    for text in (asked(group), locked(group)):
        assert "://" not in text
        assert "index-url" not in text
        assert "find-links" not in text


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_installed_on_top_of_the_site_changes_none_of_its_versions(group: str) -> None:
    site, own = pins(locked("site")), pins(locked(group))
    assert {name: own[name] for name in own.keys() & site} == {name: site[name] for name in own.keys() & site}


def test_the_site_and_the_tests_do_without_the_segmenter_that_would_change_the_search_index() -> None:
    assert "jieba" not in pins(locked("site")) | pins(locked("test"))
    assert "jieba" in pins(locked("benchmark"))


def imported(folder: str) -> Iterator[str]:
    """Yield the top-level names that the Python files of a folder import, but for files beside them."""
    for path in (ROOT / folder).rglob("*.py"):
        beside = {file.stem for file in path.parent.glob("*.py")}
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and node.module not in beside:
                yield node.module.partition(".")[0]


@pytest.mark.parametrize(
    ("folder", "groups"),
    [
        ("macros", ("site", "documents", "hosts", "importing")),
        ("scripts", ("site", "documents", "mutation")),
        ("tests", ("site", "documents", "test")),
    ],
)
def test_everything_imported_is_locked(folder: str, groups: tuple[str, ...]) -> None:
    known = {name for group in groups for name in pins(locked(group))}
    distributions = packages_distributions()
    foreign = set(imported(folder)) - sys.stdlib_module_names - {"macros", "scripts", "tests"}
    missing = {
        module
        for module in foreign
        if not known & set(pins("\n".join(f"{d}==0" for d in distributions.get(module, [module]))))
    }
    assert foreign
    assert missing == set()
