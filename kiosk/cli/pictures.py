"""The demo's window: every View drawn, and one picture of each phase."""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.app import Kiosk
from kiosk.cli.fail import fail
from kiosk.coaching.view import Phase, View
from kiosk.screen.panel import Panel
from kiosk.screen.window import has_display, prepare

if TYPE_CHECKING:
    from kiosk.screen.app import KioskScreen

log = logging.getLogger(__name__)

SHOWN_AFTER_US = {Phase.SET: 12_000_000, Phase.BASELINE: 8_000_000, Phase.RETEST: 8_000_000}
"""Pages whose picture is worth waiting for, in kiosk time: until then something has happened."""
UNSEEN_FRAME_S = 1 / 20


class Shown(Protocol):
    """What the demo looks at."""

    def frame(self) -> View:
        """Draw one frame; the View that was drawn."""

    def last_frame(self) -> None:
        """Draw what is on the screen at the end."""

    def close(self) -> None: ...


class Pictures:
    """A real window, on a screen or in memory."""

    def __init__(self, kiosk: Kiosk, screen: "KioskScreen", folder: Path | None) -> None:
        self._kiosk, self._screen, self._folder = kiosk, screen, folder
        self._page: tuple[Phase, int | None] | None = None
        self._since_us, self._taken, self._count = 0, False, 0

    def frame(self) -> View:
        from kiosk.screen.app import Closed

        try:
            self._screen.pump()
        except Closed:
            fail("stopped: the window was closed, or the demo was asked to end")
        if not has_display():
            time.sleep(UNSEEN_FRAME_S)  # what nobody sees must not take the processor from the rest
        view = self._kiosk.view()
        if (view.phase, view.set_number) != self._page:
            self._page = view.phase, view.set_number
            self._since_us, self._taken = view.at_us, False
        waited_us = view.at_us - self._since_us
        if not self._taken and waited_us >= SHOWN_AFTER_US.get(view.phase, 0):
            self._take(view)
        return view

    def last_frame(self) -> None:
        if not self._taken:
            self._take(self._kiosk.view())

    def close(self) -> None:
        self._screen.close()

    def _take(self, view: View) -> None:
        self._taken = True
        if self._folder is None:
            return
        self._count += 1
        number = f"_{view.set_number}" if view.set_number is not None else ""
        path = self._folder / f"{self._count:02}_{view.phase}{number}.png"
        try:
            self._screen.picture(path)
        except OSError as error:  # a picture less; the visit is worth more
            log.warning("%s cannot be written: %s", path, error)


class Unseen:
    """No window: the visit goes on without one."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk

    def frame(self) -> View:
        time.sleep(UNSEEN_FRAME_S)
        return self._kiosk.view()

    def last_frame(self) -> None: ...

    def close(self) -> None: ...


def open_window(
    kiosk: Kiosk, panel: Panel, folder: Path | None, now_us: Callable[[], int]
) -> Shown:
    """A window where one can be had; in memory where there is no display."""
    prepare(panel, offscreen=not has_display())
    try:
        from kiosk.screen.app import KioskScreen

        screen = KioskScreen(kiosk.view, kiosk.intend, panel, now_us=now_us)
        screen.open()
    except (Exception, SystemExit) as error:  # Kivy leaves the process; the visit can go on
        log.warning("no window can be opened (%s): the visit goes on without pictures", error)
        return Unseen(kiosk)
    return Pictures(kiosk, screen, folder)
