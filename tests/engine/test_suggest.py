"""The nearest right name."""

from macros.values.suggest import did_you_mean


def test_a_near_name_is_suggested() -> None:
    assert did_you_mean("wieght", ["weight", "height", "name"]) == "，是否为“weight”？"


def test_no_name_is_suggested_where_none_is_near() -> None:
    assert did_you_mean("xyz", ["weight"]) == "，"
    assert did_you_mean("xyz", []) == "，"
