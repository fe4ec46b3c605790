"""Whatever the bytes: the readers of data and of formulas read them, or refuse them in Chinese lines."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from macros.reading.sheets import read_sheet
from macros.reading.yaml_files import parse_yaml, read_yaml
from macros.values.errors import DataErrors, FormulaError
from macros.values.formula import read_comparison, read_formula

YAML = st.text(st.sampled_from("a中1 :-[]{}\"'|>&*!?%@`#,\n\t"), max_size=60)
FORMULA = st.text(st.sampled_from("ab19.+-*/()=<>,，（）×÷ e_%'[]:@"), max_size=40)


def refused(read: Callable[..., object], *arguments: object) -> list[str]:
    """Return the lines in which something is refused, none where it is read; anything else is raised."""
    try:
        read(*arguments)
    except DataErrors as errors:
        return list(errors.messages)
    except FormulaError as error:
        return [str(error)]
    return []


@given(st.one_of(st.binary(max_size=200), YAML.map(str.encode)))
def test_any_bytes_are_a_file_or_are_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x"
        file.write_bytes(content)
        lines = [*refused(read_yaml, file, "data/x"), *refused(read_sheet, file, "data/x", ["id", "a"])]
    assert all(line.startswith("data/x") and "\n" not in line for line in lines)


@given(YAML)
def test_any_text_is_yaml_or_is_refused_with_its_line(text: str) -> None:
    assert all(line.startswith("data/x.yml 第") for line in refused(parse_yaml, text, "data/x.yml"))


@given(FORMULA)
def test_any_text_is_a_formula_or_is_refused(text: str) -> None:
    lines = [*refused(read_formula, text), *refused(read_comparison, text)]
    assert all("\n" not in line for line in lines)
