"""Every screen and component in every state: walked through by taps, or written as pictures and
checked."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kiosk.coaching.view import Intent, View
from kiosk.screen.app import KioskScreen
from kiosk.screen.checks import faults
from kiosk.screen.components import COMPONENTS
from kiosk.screen.language import as_written
from kiosk.screen.page import Page
from kiosk.screen.panel import Panel
from kiosk.screen.poses import POSES
from kiosk.screen.sheet import Sheet
from kiosk.screen.staff.desk_view import Deed, DeskView
from kiosk.screen.states import states
from kiosk.screen.theme import TEXT_SCALES, theme

NO_DESK: Mapping[str, DeskView] = {}


class Gallery:
    """Holds one View; every touch goes on to the next."""

    def __init__(
        self,
        panel: Panel,
        translate: Callable[[str], str] = as_written,
        desk: Mapping[str, DeskView] = NO_DESK,
    ) -> None:
        """`desk`: pages for staff, which this room does not know."""
        self._states = states()
        self.names = [*self._states, *POSES, *COMPONENTS, *desk]
        self.at = 0
        self._desks = Desks(self, desk)
        self._sheets: dict[str, Sheet] = {}
        self.screen = GalleryScreen(self.view, self.touched, panel, translate, desk=self._desks)
        self.screen.sheet = self.sheet

    @property
    def name(self) -> str:
        """Which state this is."""
        return self.names[self.at]

    def view(self) -> View:
        """The state that is shown."""
        pose = POSES.get(self.name)
        return self._states.get(pose.state if pose else self.name, self._states["welcome"])

    def sheet(self) -> Sheet | None:
        """The components that are shown; None while it is a page's turn."""
        shown = COMPONENTS.get(self.name)
        if shown is not None and self.name not in self._sheets:
            self._sheets[self.name] = Sheet(self.touched, shown.title, shown.across, shown.cells)
        return self._sheets.get(self.name)

    def pose(self) -> None:
        """Touch what the state says was touched."""
        pose = POSES.get(self.name)
        for name, value in pose.touched.items() if pose else ():
            setattr(self.screen.page, name, value)

    def rest(self) -> None:
        """As a page is found by whoever comes next."""
        if self.name in POSES and self.screen.page is not None:
            self.screen.page.leave()

    def touched(self, _intent: Intent, _value: object) -> None:
        """Go on."""
        self.rest()
        self.at = (self.at + 1) % len(self.names)
        if self.name in POSES and self.screen.page is not None:
            self.screen.settle()
            self.pose()


class GalleryScreen(KioskScreen):
    """Turns to a sheet of components where the gallery shows one."""

    sheet: Callable[[], Sheet | None]

    def _page_of(self, view: View) -> Page:
        return self.sheet() or super()._page_of(view)


class Desks:
    """The desk's part of the gallery."""

    def __init__(self, gallery: Gallery, pages: Mapping[str, DeskView]) -> None:
        self._gallery, self._pages = gallery, pages

    def view(self) -> DeskView | None:
        """The page that is shown; None while it is a member's turn."""
        return self._pages.get(self._gallery.name)

    def do(self, _deed: Deed) -> None:
        """Go on."""
        self._gallery.touched(Intent.DONE, None)


def pictures(
    folder: Path,
    panel: Panel,
    translate: Callable[[str], str] = as_written,
    text_scale: float = TEXT_SCALES[0],
    desk: Mapping[str, DeskView] = NO_DESK,
) -> Iterator[tuple[Path, list[str]]]:
    """Write a picture of each state; yields where, and what is wrong with it."""
    for name, screen in walk(panel, translate, text_scale, desk):
        path = folder / f"{name}.png"
        picture = screen.picture(path)
        assert screen.page is not None
        yield path, faults(screen.page, picture)


def walk(
    panel: Panel,
    translate: Callable[[str], str] = as_written,
    text_scale: float = TEXT_SCALES[0],
    desk: Mapping[str, DeskView] = NO_DESK,
) -> Iterator[tuple[str, KioskScreen]]:
    """Show each state, one after the other: its name, and the screen that shows it."""
    gallery = Gallery(panel, translate, desk)
    theme.text_scale = text_scale
    gallery.screen.open()
    try:
        for at, name in enumerate(gallery.names):
            gallery.at = at
            gallery.screen.settle()
            if name in POSES:
                gallery.pose()
                gallery.screen.settle()
            yield name, gallery.screen
            gallery.rest()
    finally:
        gallery.screen.close()
        theme.text_scale = TEXT_SCALES[0]
