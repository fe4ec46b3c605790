"""What keeps the counts of a survey from being counted: questions without counts, counts without a question."""

from collections.abc import Iterator

from macros.reading.ids import repeated
from macros.report.surveys import Survey
from macros.values.mistakes import Mistake, Where, unknown
from macros.values.suggest import nearest

_SURVEYS = Where("data/surveys.yml")


def amiss_in_survey(survey: Survey) -> Iterator[Mistake]:
    """Yield what keeps the counts of a survey from being counted."""
    where, ids = _SURVEYS / survey.id, [question.id for question in survey.spec.questions]
    yield from repeated(ids, where) or (*_unscaled(survey, where), *_miscounted(survey, ids, where))


def _unscaled(survey: Survey, where: Where) -> Iterator[Mistake]:
    for question in survey.spec.questions:
        here, scale = where / question.id, survey.scales.get(question.scale)
        if scale is None:
            near = nearest(question.scale, survey.scales)
            place, remedy = _SURVEYS / "scales" / near, "请改正 scale"
            yield unknown(here, "选项组", question.scale, (), remedy, meant=near, stated=place)
        elif question.multiple and scale.shares:
            words = "可多选的题（multiple）没有满意度，请把 scale 改为没有 satisfied、worth 的一组选项"
            yield Mistake(here, words)


def _miscounted(survey: Survey, ids: list[str], where: Where) -> Iterator[Mistake]:
    """Yield the questions whose counts are not there, or are of other options, and the counts of no question."""
    sheet = Where(f"data/surveys/{survey.id}.csv")
    strangers = [name for name in survey.counts if name not in ids]
    uncounted = [name for name in ids if name not in survey.counts]
    only = uncounted[0] if len(strangers) == len(uncounted) == 1 else ""
    meant = {name: nearest(name, uncounted) or only or nearest(name, ids) for name in strangers}
    for name, near in meant.items():
        yield unknown(sheet, "问题", name, (), lead="没有编号为", meant=near, stated=where / near)
    for name in uncounted:
        if name not in meant.values():
            yield Mistake(sheet, f"没有问题“{name}”的份数，请补上一行", name, absent=True)
    for question in survey.spec.questions:
        counted, scale = survey.counts.get(question.id), survey.scales.get(question.scale)
        if scale and counted is not None and sorted(counted) != sorted(scale.letters):
            words = f"填了选项“{'、'.join(counted)}”的份数，这一题的 scale: {question.scale}（"
            tail = f"）却是“{'、'.join(scale.letters)}”，请改正其中一处"
            place = _SURVEYS / "scales" / question.scale
            yield Mistake(sheet / question.id, (words, place, tail), cause=words + tail)
