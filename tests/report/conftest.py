from pathlib import Path

import pytest

from tests.report.published import Published, made_once, publish


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if own.name.startswith("popen-") else own


@pytest.fixture(scope="session")
def site(run_folder: Path) -> Published:
    """The site of the report, not to be changed."""
    return Published(made_once(run_folder / "site", publish))
