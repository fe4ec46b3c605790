import pytest

from tests.report.published import Published, publish
from tests.sharing import made_once


@pytest.fixture(scope="session")
def site() -> Published:
    """The site of the report, not to be changed."""
    return Published(made_once("site", publish))
