"""The same report, whatever renders its pages: MkDocs, ProperDocs or Zensical."""

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest

from macros.site.page import BuiltPage, address_of, built_pages
from scripts.build import HOSTS
from tests.engine.builders import LIBRARY
from tests.engine.site_building import Built, build, built, content_of, copy_of

_GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')
OTHERS = [host for host in HOSTS if host != "mkdocs"]


def site_of(host: str) -> Path:
    """Return the second report's site as a host makes it."""
    return built(LIBRARY, host)


@pytest.mark.parametrize("host", OTHERS)
def test_every_page_says_the_same(host: str) -> None:
    assert texts(site_of(host)) == texts(site_of("mkdocs"))


@pytest.mark.parametrize("host", OTHERS)
@pytest.mark.parametrize("folder", ["downloads", "search"])
def test_every_download_and_the_texts_to_search_are_the_same_bytes(host: str, folder: str) -> None:
    ours, theirs = (content_of(site_of(name) / folder) for name in (host, "mkdocs"))
    assert ours == theirs


@pytest.mark.parametrize("host", OTHERS)
def test_a_page_has_its_policy_and_links_within_the_site(host: str) -> None:
    for page in built_pages(site_of(host)):
        assert page.html.count('http-equiv="Content-Security-Policy"') == 1
        assert targets(page) == targets(page_of("mkdocs", page.file))


def test_properdocs_makes_the_bytes_that_mkdocs_makes_but_for_its_name() -> None:
    ours, theirs = (content_of(site_of(host)) for host in ("properdocs", "mkdocs"))
    assert {name: _GENERATOR.sub(b"", data) for name, data in ours.items()} == {
        name: _GENERATOR.sub(b"", data) for name, data in theirs.items()
    }


def test_zensical_makes_pages_that_a_disk_can_show_too(tmp_path: Path) -> None:
    made = build(copy_of(LIBRARY, tmp_path), tmp_path / "site", "zensical", "--no-directory-urls")
    assert made.code == 0, made.output
    assert (tmp_path / "site" / "glossary.html").exists()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project beside a site that Zensical built."""
    folder = tmp_path / "project"
    folder.mkdir()
    copy_of(LIBRARY, folder)
    (folder / "mkdocs.yml").write_text(
        "site_name: 图书馆\ntheme: material\nplugins: [macros: {module_name: macros}]", "utf-8"
    )
    shutil.copytree(site_of("zensical"), tmp_path / "site")
    return folder


def test_settings_that_are_refused_leave_the_site_as_it_was(project: Path) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("\nmarkdown_extensions: [nonsense]\n")
    (project / "data" / "report.yml").unlink()
    assert refused(project).messages == [
        "mkdocs.yml 第4行 markdown_extensions：没有“markdown_extensions”这一项，请改正或删去",
        "data/report.yml：没有这个文件，请补上",
    ]


def test_mistakes_in_data_leave_the_site_as_it_was(project: Path) -> None:
    (project / "data" / "report.yml").unlink()
    assert "data/report.yml：没有这个文件，请补上" in refused(project).messages


def test_a_broken_link_leaves_the_site_as_it_was(project: Path) -> None:
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n[甲](nowhere.md)\n")
    (line,) = refused(project).messages
    assert line.endswith("行：链接“nowhere.md”指向不存在的页面，请改正")


def refused(project: Path) -> Built:
    """Return the failed build of a project, after which the site and what lies beside it are as before."""
    site = project.with_name("site")
    before = content_of(project.parent)
    result = build(project, site, host="zensical")
    assert result.code == 1, result.output
    assert {name for name in content_of(project.parent) if ".site-lock" not in name} == {
        name for name in before if ".site-lock" not in name
    }
    return result


def texts(site: Path) -> dict[str, str]:
    """Return the words of each page's article."""
    return {page.file: " ".join("".join(page.tree().itertext()).split()) for page in built_pages(site)}


def page_of(host: str, file: str) -> BuiltPage:
    """Return a page as a host made it."""
    return next(page for page in built_pages(site_of(host)) if page.file == file)


def targets(page: BuiltPage) -> list[str]:
    """Return where the links of a page's article lead, however they say it."""
    here = "https://example.org/" + address_of(page.file)
    return [urljoin(here, link.get("href", "")) for link in page.tree().iter("a")]
