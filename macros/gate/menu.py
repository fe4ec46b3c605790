"""What ``mkdocs.yml`` says to readers, and whether its menu lists the pages there are."""

import re
from collections.abc import Collection, Iterable, Iterator

from macros.gate.front_matter import unfit_title
from macros.gate.pages import Page
from macros.reading.settings import Said, Settings
from macros.report.quotes import misquoted
from macros.values.mistakes import Mistake, Where, listed
from macros.values.spoilt import unseen
from macros.values.suggest import nearest

_MANY = 3
_ADDRESS = re.compile(r"https?://[^\s/\"'<>]+(?:/[^\s\"'<>]*)?")


def settings_objections(
    settings: Settings, pages: tuple[Page, ...], unfit: Collection[str] = ()
) -> Iterator[Mistake]:
    """Yield what is wrong with the file, its titles, its menu, and the pages that the menu leaves out.

    The files under ``docs/`` that have an ``unfit`` name are told already.
    """
    yield from settings.mistakes
    told = {wrong.where for wrong in settings.mistakes}
    for said in (*settings.titles, *(settings.menu or ())):
        yield from (Mistake(said.place, words) for words in _unfit(said.title) if said.place not in told)
    if settings.menu is not None:
        there, listed = [page.path for page in pages], settings.pages or []
        blank = [page.path for page in pages if not (page.text.strip() or page.unread)]  # which is told
        free = [path for path in there if path not in (*listed, *unfit, *blank)]
        misnamed = {f"{name.partition('.')[0]}.md" for name in unfit}  # about.md.txt
        known = tuple(said for said in settings.menu if said.target in there or said.target not in misnamed)
        yield from _menu_objections(known, there, free)


def _unfit(title: str) -> Iterable[str]:
    """Return what is wrong with a title."""
    if title and not title.strip():
        return ["标题是空的，请填写"]
    alone = misquoted(title, may_quote=False)[1] or unseen(title)[1]
    return [alone] if alone else [words for _, words in unfit_title(title)]


def _menu_objections(menu: tuple[Said, ...], there: list[str], free: list[str]) -> Iterator[Mistake]:
    """Yield what the menu lists and is no page, lists twice, or leaves out: the ``free`` pages."""
    led = [said for said in menu if said.target is not None and said.target not in there]
    astray = [said for said in led if not _ADDRESS.fullmatch(said.target or "")]
    likely = free if len(free) == len(astray) else [""] * len(astray)
    meant = [nearest(said.target or "", free) or other for said, other in zip(astray, likely, strict=True)]
    for said, path in zip(astray, meant, strict=True):
        yield Mistake(said.place, _astray(said, f"，是否为“{path}”？" if path else "，"))
    for number, said in enumerate(menu):
        if said.target in there and any(said.target == other.target for other in menu[:number]):
            yield Mistake(said.place, f"docs/{said.target} 列了两次，请删去一处")
    left_out = [Where(f"docs/{path}") for path in free if path not in meant]
    some, more = [listed([page]) for page in left_out], ""
    if len(left_out) > _MANY:
        some, more = [listed(left_out[:_MANY])], f" 等{len(left_out)}个页面"
    remedy = f"{more}，请加上；不要这一页的，删去文件"
    yield from (Mistake(Where("mkdocs.yml", ("nav",)), ("没有列出 ", *pages, remedy)) for pages in some)


def _astray(said: Said, near: str) -> str:
    """Return what is wrong with an entry that leads to no page."""
    if not said.target:
        return f"“{said.title}”后面是空的{near}请写上页面，或删去这一行"
    if not said.title and re.search("[:：]", said.target):
        return f"“{said.target}”的冒号应为英文的，后面空一格，请改正"
    if said.target.endswith(".md"):
        return f"没有 docs/{said.target} 这个页面{near}请改正；不要这一页的，删去这一行"
    return f"“{said.target}”应为 docs/ 里的页面（以 .md 结尾），或 https:// 开头的网址{near}请改正"
