"""A table prints the name that the issued report prints in it; everywhere else the indicator's own."""

import pytest

from macros.report.framework import Indicator, Variant
from macros.tables.catalogue import downloads
from tests.engine.builders import an_assessment
from tests.engine.test_render import FIRST, components


def shown(printed_in: str) -> dict[str, str]:
    variants = [{"where": "某表", "name": "旧名", "printed_in": printed_in}]
    changes = {f"{FIRST}/variants": variants}
    page = components(changes)
    files = {layout.name: str(layout.rows) for layout in downloads(an_assessment(changes))}
    indicator = an_assessment().report.framework.indicators[0].id
    dimension = an_assessment().report.framework.dimensions[0].id
    return {
        "dimension": str(page.dimension(dimension, "5-1")) + files[f"scores-{dimension.lower()}"],
        "scoretable": str(page.scoretable()) + files["scores"],
        "indicator": str(page.indicator(indicator)),
    }


@pytest.mark.parametrize("table", ["dimension", "scoretable"])
def test_a_variant_is_printed_in_its_table_and_nowhere_else(table: str) -> None:
    counts = {place: text.count("旧名") for place, text in shown(table).items()}
    assert counts == dict.fromkeys(counts, 0) | {table: 2}  # on the page and in the file


def test_a_variant_of_no_table_is_printed_in_none() -> None:
    assert not any("旧名" in text for text in shown("").values())


def test_the_first_variant_of_a_table_is_its_name() -> None:
    variants = (Variant(where="甲", name="甲名", printed_in="dimension"), Variant(where="乙", name="乙名"))
    indicator: Indicator = (
        an_assessment().report.framework.indicators[0].model_copy(update={"variants": variants})
    )
    assert (indicator.name_in("dimension"), indicator.name_in("scoretable")) == ("甲名", indicator.name)
