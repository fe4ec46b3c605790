"""A real browser before the built site; without one these tests are skipped and say so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.engine.builders import LIBRARY
from tests.engine.site_building import built
from tests.reading.serving import served
from tests.reading.windows import open_page


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site of the fictional library."""
    return built(LIBRARY)


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address at which the site is served."""
    with served(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    """A desk's window with the face open."""
    page = open_page(browser, home)
    yield page
    page.context.close()
