"""The published program scores as the engine does, whatever the rule."""

import json
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

from hypothesis import given

from tests.engine.builders import ROOT
from tests.engine.criteria import RULES as TYPES
from tests.engine.test_scoring import OTHERWISE, RATES, RULES, WEIGHTS, outcome


def published() -> Any:
    """Return the class by which the published program scores."""
    spec = spec_from_file_location("rules", ROOT / "macros" / "exports" / "kit" / "rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Rules


RULES_OF_KIT = published()


@given(RULES | OTHERWISE, WEIGHTS, RATES)
def test_both_find_one_score(rule: dict[str, Any], weight: int, rate: Fraction) -> None:
    report = RULES_OF_KIT()
    report.figures, report.value = {"x": {}}, {"x": rate}.get
    written = json.loads(TYPES.dump_json(TYPES.validate_python(rule), by_alias=True, exclude_unset=True))
    assert report.score(written, Fraction(weight)) == outcome(rule, weight, rate).score
