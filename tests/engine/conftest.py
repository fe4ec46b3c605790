import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from macros.assessment.assess import Assessment, assess
from macros.reading.load import load
from scripts.test import BROWSERS
from tests.engine.builders import LIBRARY, REAL

# the same examples on every machine, however slow it is
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def real() -> Assessment:
    """What follows from the report this project publishes."""
    return assess(load(REAL))


@pytest.fixture(scope="session")
def library() -> Assessment:
    """What follows from the report of the fictional library."""
    return assess(load(LIBRARY / "data"))


SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser installed on this machine."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        pytest.skip("本机没有 Chromium 或 Chrome，浏览器测试未做")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=SWITCHES)
        yield browser
        browser.close()
