"""The nearest right name."""

from macros.values.suggest import did_you_mean


def test_a_near_name_is_suggested() -> None:
    assert did_you_mean("wieght", ["weight", "height", "name"]) == "，是否为“weight”？"


def test_capitals_and_widths_make_no_other_name() -> None:
    assert did_you_mean("ｖ11", ["Z11", "V11"]) == "，是否为“V11”？"


def test_no_name_is_suggested_where_none_is_near() -> None:
    assert did_you_mean("xyz", ["weight"]) == "，"
    assert did_you_mean("xyz", []) == "，"


def test_a_name_that_was_made_and_is_gone_is_no_slip_for_another() -> None:
    assert did_you_mean("_d1g2i1", ["_d4g2i1"]) == "，"


def test_a_name_that_was_made_is_not_what_is_meant() -> None:
    assert did_you_mean("problem-2", ["_problem-2"]) == "，"


def test_what_is_within_a_thing_is_like_what_is_within_one_that_is_alike() -> None:
    assert did_you_mean("staff.satisfaction", ["public.satisfaction"]) == "，"
    assert did_you_mean("publik.satisfaction", ["public.satisfaction"]) == "，是否为“public.satisfaction”？"
    assert did_you_mean("readers.cocoa.A", ["readers.cat.A", "readers.tea.A", "readers"]) == "，"
    assert did_you_mean("readers.tae.A", ["readers.cat.A", "readers.tea.A"]) == "，是否为“readers.tea.A”？"
