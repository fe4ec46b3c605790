"""A report that can be built, and what its pages call."""

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from macros.assessment.assess import Assessment
from macros.gate.calls import Call, places
from macros.gate.marks import Mark
from macros.gate.pages import Page
from macros.html.components import Components, page_macros
from macros.html.stage import Stage
from macros.memory import Memory


@dataclass(frozen=True)
class Publication:
    """A report that can be built: its assessment, its pages as the menu has them, what they call, the marks left in it.

    It may be published once no mark is left. ``memory`` spares it what earlier builds worked out.
    """

    assessment: Assessment
    pages: tuple[Page, ...]
    calls: tuple[Call, ...]
    marks: tuple[Mark, ...] = ()
    memory: Memory = field(default_factory=Memory)

    def places(self) -> dict[str, str]:
        """Return on which page each thing stands."""
        return places(self.calls)

    def macros(
        self,
        link: Callable[[str, str], str],
        here: Callable[[], str],
        keep: Callable[[Markup], Markup] = lambda block: block,
    ) -> dict[str, Callable[..., str]]:
        """Return what pages call, by name.

        The host says how a link to ``page.md#anchor``, or to a file of the site, is written on a page,
        which page is being built, and what stands for a block of HTML until it puts the block back.
        """
        stage = Stage(self.assessment, self.places(), link, here, keep, self.memory)
        return page_macros(Components(stage))
