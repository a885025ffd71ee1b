"""Every screen in every state: walked through by taps, or written as pictures and checked."""

from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk.coaching.view import Intent, View
from kiosk.screen.app import KioskScreen
from kiosk.screen.checks import faults
from kiosk.screen.language import as_written
from kiosk.screen.panel import Panel
from kiosk.screen.staff.desk_view import Deed, DeskView
from kiosk.screen.staff.states import desk_states
from kiosk.screen.states import states
from kiosk.screen.theme import TEXT_SCALES, theme


class Gallery:
    """Holds one View; every touch goes on to the next."""

    def __init__(self, panel: Panel, translate: Callable[[str], str] = as_written) -> None:
        self.names = [*states(), *desk_states()]
        self.at = 0
        self._desks = Desks(self)
        self.screen = KioskScreen(self.view, self.touched, panel, translate, desk=self._desks)

    @property
    def name(self) -> str:
        """Which state this is."""
        return self.names[self.at]

    def view(self) -> View:
        """The state that is shown."""
        return states().get(self.name) or states()["welcome"]

    def touched(self, _intent: Intent, _value: object) -> None:
        """Go on."""
        self.at = (self.at + 1) % len(self.names)


class Desks:
    """The desk's part of the gallery."""

    def __init__(self, gallery: Gallery) -> None:
        self._gallery = gallery

    def view(self) -> DeskView | None:
        """The page that is shown; None while it is a member's turn."""
        return desk_states().get(self._gallery.name)

    def do(self, _deed: Deed) -> None:
        """Go on."""
        self._gallery.at = (self._gallery.at + 1) % len(self._gallery.names)


def pictures(
    folder: Path,
    panel: Panel,
    translate: Callable[[str], str] = as_written,
    text_scale: float = TEXT_SCALES[0],
) -> Iterator[tuple[Path, list[str]]]:
    """Write a picture of each state; yields where, and what is wrong with it."""
    for name, screen in walk(panel, translate, text_scale):
        path = folder / f"{name}.png"
        picture = screen.picture(path)
        assert screen.page is not None
        yield path, faults(screen.page, picture)


def walk(
    panel: Panel,
    translate: Callable[[str], str] = as_written,
    text_scale: float = TEXT_SCALES[0],
) -> Iterator[tuple[str, KioskScreen]]:
    """Show each state, one after the other: its name, and the screen that shows it."""
    gallery = Gallery(panel, translate)
    theme.text_scale = text_scale
    gallery.screen.open()
    try:
        for at, name in enumerate(gallery.names):
            gallery.at = at
            gallery.screen.settle()
            yield name, gallery.screen
    finally:
        gallery.screen.close()
        theme.text_scale = TEXT_SCALES[0]
