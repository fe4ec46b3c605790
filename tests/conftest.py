import pytest

from macros.assessment import Assessment, assess
from macros.loading import load
from tests.builders import REAL


@pytest.fixture(scope="session")
def real() -> Assessment:
    """What follows from the report this project publishes."""
    return assess(load(REAL))
