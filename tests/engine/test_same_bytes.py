"""The same report gives the same bytes, whatever machine builds it."""

from pathlib import Path

from tests.engine.builders import LIBRARY
from tests.engine.site_building import build, built, content_of


def test_time_zone_locale_and_hash_seed_change_no_byte(tmp_path: Path) -> None:
    elsewhere = build(
        LIBRARY,
        tmp_path / "site",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        LANG="C",
        PYTHONHASHSEED="42",
        XDG_CACHE_HOME=str(tmp_path / "cache"),
    )
    assert elsewhere.code == 0, elsewhere.output
    assert content_of(elsewhere.site) == content_of(built(LIBRARY))
