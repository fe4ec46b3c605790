import pytest
from hypothesis import HealthCheck, settings

from macros.assessment.assess import Assessment, assess
from macros.reading.load import load
from tests.engine.builders import LIBRARY

# the same examples on every machine, however slow it is
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def library() -> Assessment:
    """What follows from the report of the fictional library."""
    return assess(load(LIBRARY / "data"))
