"""The columns of weights and scores, one score or two: what they are called and what stands in them."""

from macros.assessment.assess import Assessment
from macros.tables.layout import Cell, Field
from macros.tables.words import figure_cell
from macros.values.printing import PERCENT, SCORE


def given_scores(assessment: Assessment) -> dict[str, str]:
    """Return the scores that there are, by their keys, and what their columns are called."""
    return {"self_score": "自评得分", "score": "复评得分"} if assessment.scored_twice else {"score": "得分"}


def score_titles(assessment: Assessment, weight: str) -> dict[str, str]:
    """Return the columns of weights and scores by their keys; ``weight`` is what the first is called."""
    scores = given_scores(assessment)
    difference = {"difference": "复评与自评之差"} if len(scores) > 1 else {}
    return {"weight": weight, **scores, **difference, "score_rate": "得分率"}


def score_field(assessment: Assessment, key: str, title: str) -> Field:
    """Return a column of weights or scores, and what its numbers may be."""
    framework = assessment.report.framework
    rules = [item.rule for item in (*framework.scored, *framework.wholes) if item.rule]
    below = framework.adjustments or any(rule.floor for rule in rules)
    beyond = framework.adjustments or any(rule.cap for rule in rules)
    least = {} if below else {"minimum": 0}
    limits = {"difference": {}, "score_rate": least if beyond else {**least, "maximum": 100}}
    is_rate = key == "score_rate"
    return Field(
        title,
        "rate" if is_rate else "number",
        PERCENT if is_rate else SCORE,
        limits.get(key, least),
        f"{{}}.{key}",
    )


def score_fields(assessment: Assessment, weight: str) -> list[Field]:
    """Return the columns of weights and scores; ``weight`` is what the first is called."""
    return [score_field(assessment, key, title) for key, title in score_titles(assessment, weight).items()]


def score_cells(assessment: Assessment, id_: str) -> list[Cell]:
    """Return a cell for each column; blank where there is none."""
    return [figure_cell(assessment, f"{id_}.{key}") for key in score_titles(assessment, "")]
