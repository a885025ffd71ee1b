"""The screen as a process of its own: `python -m kiosk.screen FD`, started and watched by the
kiosk's own process.

Each frame it asks for the View of now and draws the last one that came; so a kiosk that is late is
drawn as stale, and a screen that hangs stops asking, which the other side notices.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.coaching.member import Said
from kiosk.coaching.view import Intent, View
from kiosk.screen.panel import Panel
from kiosk.screen.staff.desk_view import Deed, DeskView
from kiosk.screen.window import prepare
from kiosk.words.catalogue import languages, load


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the member who is here chose; a screen that is started anew takes it over."""

    language: str = "en"
    text_scale: float = 1.0
    reduce_motion: bool = False


@dataclass(frozen=True, slots=True)
class Glass:
    """How the screen is opened."""

    panel: Panel = field(default_factory=Panel)
    fullscreen: bool = False
    units: str = "km/h"
    brightness: float = 1.0
    chosen: Chosen = Chosen()
    home_language: str = "en"
    """The kiosk's own: what the next member finds."""
    pictures: Path | None = None
    """Where staff keep their own pictures of exercises."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What staff set of the screen; another one counts from the next frame on."""

    language: str
    units: str
    brightness: float
    diagonal_in: float


@dataclass(frozen=True, slots=True)
class Look:
    """One answer to a frame."""

    view: View
    desk: DeskView | None
    ahead_us: int
    """Kiosk time minus this machine's monotonic one."""
    manner: Manner | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A member's touch."""

    intent: Intent
    value: Said = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame was drawn; the next one wants a View."""


class Line:
    """This end of the line: the last look, and touches back."""

    def __init__(self, connection: Connection, first: Look) -> None:
        self._connection, self._look = connection, first
        self._waits = False
        self._manner = first.manner
        self.manner_changed: Callable[[Manner], None] = lambda manner: None
        self._chosen: Chosen | None = None

    def view(self) -> View:
        """The View that came last; asks for the next. Never waits."""
        while self._connection.poll():
            self._look, self._waits = self._connection.recv(), False
            manner = self._look.manner
            if manner is not None and manner != self._manner:
                self._manner = manner
                self.manner_changed(manner)
        if not self._waits:
            self._connection.send(Frame())
            self._waits = True
        self._tell_choices()
        return self._look.view

    def now_us(self) -> int:
        """Kiosk time."""
        return time.monotonic_ns() // 1000 + self._look.ahead_us

    def intend(self, intent: Intent, value: Said = None) -> None:
        """Hand a member's touch over."""
        self._connection.send(Asked(intent, value))

    def desk(self) -> "DeskEnd":
        """The same line as the desk sees it."""
        return DeskEnd(self)

    def _tell_choices(self) -> None:
        from kiosk.screen.language import tongue
        from kiosk.screen.theme import theme

        chosen = Chosen(tongue.language, theme.text_scale, theme.reduce_motion)
        if chosen != self._chosen:
            self._chosen = chosen
            self._connection.send(chosen)


class DeskEnd:
    """What staff see and do, over the line."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def view(self) -> DeskView | None:
        """As it came with the last look."""
        return self._line._look.desk

    def do(self, deed: Deed) -> None:
        """Hand it over."""
        self._line._connection.send(deed)


def show(connection: Connection) -> None:
    """Open the window and draw until it is closed or the other side is gone."""
    glass: Glass = connection.recv()
    prepare(glass.panel, fullscreen=glass.fullscreen)
    from kiosk.screen.app import KioskScreen
    from kiosk.screen.own_pictures import own_pictures
    from kiosk.screen.theme import theme

    own_pictures.folder = glass.pictures
    theme.units, theme.brightness = glass.units, glass.brightness
    theme.text_scale, theme.reduce_motion = glass.chosen.text_scale, glass.chosen.reduce_motion
    connection.send(Frame())
    line = Line(connection, connection.recv())
    spoken = {name: load(name).gettext for name in languages()}
    screen = KioskScreen(
        *(line.view, line.intend, glass.panel),
        now_us=line.now_us,
        languages=spoken,
        language=glass.chosen.language,
        home_language=glass.home_language,
        desk=line.desk(),
    )

    def behave(manner: Manner) -> None:
        theme.units, theme.brightness = manner.units, manner.brightness
        if manner.diagonal_in != theme.panel.diagonal_in:
            theme.panel = replace(theme.panel, diagonal_in=manner.diagonal_in)
        screen.speak_at_home(manner.language)

    line.manner_changed = behave
    screen.run()


def main() -> None:
    """Speak over the file descriptor that was handed down."""
    connection = Connection(int(sys.argv[1]))
    try:
        show(connection)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # nobody is left to draw for
