"""Every mistake of the corpus is told in the very lines it expects: nothing let through, no trace, no hang."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.publication import preparing
from tests.engine.mistakes.corpus import Case, cases, families, judged
from tests.engine.mistakes.generated import made
from tests.engine.site_building import copy_of_library

CORPUS = [case for family in families() for case in cases(family)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the library's report, changed by each case and put back."""
    return copy_of_library(tmp_path_factory.mktemp("mistakes"))


@pytest.fixture(scope="module", autouse=True)
def _data_that_stayed_the_same_are_not_read_again() -> Iterator[None]:
    """Half of the cases change nothing but pages, and most of what a case takes is to work out the data."""
    with pytest.MonkeyPatch.context() as patched:
        for name, what in (("read_folder", contents), ("named", id), ("assess", id), ("contradictions", id)):
            patched.setattr(preparing, name, unless_as_before(vars(preparing)[name], what))
        yield


def unless_as_before(work_out: Callable[..., Any], what: Callable[[Any], object]) -> Callable[..., Any]:
    """Return what works out something of its first argument, unless ``what`` it is, is the same as the last time."""
    last: list[Any] = [None, None, None]

    def worked_out(of: Any, *others: Any) -> Any:
        if last[0] != what(of):
            last[1:] = of, work_out(of, *others)
            last[0] = what(of)
        return last[2]

    return worked_out


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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
