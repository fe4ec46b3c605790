import pytest
from hypothesis import HealthCheck, settings

from macros.assessment import Assessment, assess
from macros.loading import load
from tests.builders import REAL

# the same examples on every machine, however slow it is
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def real() -> Assessment:
    """What follows from the report this project publishes."""
    return assess(load(REAL))
