"""The columns of weights and scores, one score or two: what they are called and what stands in them."""

from macros.assessment.assess import Assessment
from macros.tables.layout import Cell, Field
from macros.values.printing import PERCENT, SCORE


def score_titles(assessment: Assessment) -> dict[str, str]:
    """Return the scores that there are, by their keys, and what their columns are called."""
    return {"self_score": "自评得分", "score": "复评得分"} if assessment.scored_twice else {"score": "得分"}


def _keys(assessment: Assessment) -> list[str]:
    scores = score_titles(assessment)
    return ["weight", *scores, *(["difference"] if len(scores) > 1 else []), "score_rate"]


def score_fields(assessment: Assessment, weight: str) -> list[Field]:
    """Return the columns of weights and scores; ``weight`` is what the first is called."""
    framework = assessment.report.framework
    names = {
        "weight": weight,
        **score_titles(assessment),
        "difference": "复评与自评之差",
        "score_rate": "得分率",
    }
    rules = [item.rule for item in (*framework.scored, *framework.wholes) if item.rule]
    below = framework.adjustments or any(rule.floor for rule in rules)
    beyond = framework.adjustments or any(rule.cap for rule in rules)
    least = {} if below else {"minimum": 0}
    limits = {"difference": {}, "score_rate": least if beyond else {**least, "maximum": 100}}
    return [
        Field(names[key], "rate" if key == "score_rate" else "number", PERCENT if key == "score_rate" else SCORE,
              limits.get(key, least), f"{{}}.{key}")
        for key in _keys(assessment)
    ]  # fmt: skip


def score_cells(assessment: Assessment, id_: str, decimals: int | None = None) -> list[Cell]:
    """Return a cell for each column; blank where there is none, as an adjustment has no weight."""
    return [_number(assessment, id_, key, decimals) for key in _keys(assessment)]


def _number(assessment: Assessment, id_: str, key: str, decimals: int | None) -> Cell:
    name = f"{id_}.{key}"
    if name not in assessment.figures:
        return Cell()
    return Cell(assessment.stated(name, decimals if key == "score" else None))
