"""Every mistake of the corpus is told in the very lines it expects: nothing let through, no trace, no hang."""

from pathlib import Path

import pytest

from tests.engine.mistakes.corpus import Case, cases, families, judged
from tests.engine.mistakes.generated import made
from tests.engine.site_building import copy_of_library

CORPUS = [case for family in families() for case in cases(family)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the library's report, changed by each case and put back."""
    return copy_of_library(tmp_path_factory.mktemp("mistakes"))


@pytest.mark.parametrize("case", CORPUS, ids=[f"{case.family}-{case.name}" for case in CORPUS])
def test_a_mistake_is_told_in_the_lines_expected(project: Path, case: Case) -> None:
    verdict, lines = judged(case, project)
    assert (verdict, lines) == ("", lines)


def test_no_mistake_stands_twice() -> None:
    names = [(case.family, case.name) for case in CORPUS]
    assert len(set(names)) == len(names)


def test_mistakes_made_by_rule_are_told_once_at_their_place(project: Path) -> None:
    everything = list(made(project))
    drawn = everything[:: len(everything) // 12]
    assert [(one.family, *one.judged(project)) for one in drawn if one.judged(project)[0]] == []
