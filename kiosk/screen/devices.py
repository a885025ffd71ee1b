"""The devices a person wears or stands on: a tick once one is there, and how full it is."""

from collections.abc import Sequence

from kivy.clock import Clock
from kivy.graphics import Color
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from kiosk.coaching.view import Connection
from kiosk.screen.drawing import stroke
from kiosk.screen.drawn import Drawn
from kiosk.screen.language import tongue
from kiosk.screen.rules import load_rules
from kiosk.screen.text import alike
from kiosk.screen.theme import theme
from kiosk.screen.words import device

LOW_PCT = 20.0
"""Staff should change it: a visit may not last any more."""
PERCENT = "{n} %"
MOST = 5
"""More are not told apart at a glance; belt, two shoes, waist and back are so many."""
ACROSS = 3
"""Words of any language have room side by side."""


def charge(battery_pct: float | None) -> str:
    """How full, in whole percent; nothing where nobody knows."""
    return "" if battery_pct is None else str(tongue._(PERCENT).format(n=f"{battery_pct:.0f}"))


def of_this_kiosk(connections: Sequence[Connection]) -> list[Connection]:
    """What a member need know of: no neighbour's treadmill; those first that are there, where they
    are too many."""
    usable = [one for one in connections if one.refusal is None]
    if len(usable) > MOST:
        usable.sort(key=lambda one: not one.ready)
    return usable[:MOST]


class Battery(Drawn):
    """A cell filled from the left; below zero: unknown, and not drawn."""

    percent = NumericProperty(-1.0)
    traits = ("percent",)

    def draw(self) -> None:
        """Outline, knob, filling."""
        self.canvas.clear()
        if self.percent < 0 or self.width < 4:
            return
        half = min(self.height * 0.26, self.width * 0.22)
        line = 0.26 * half
        left, right, y = self.x + line, self.right - 3 * line, self.center_y
        with self.canvas:
            Color(*theme.quiet)
            corners = [(left, y - half), (right, y - half), (right, y + half), (left, y + half)]
            stroke([*corners, corners[0]], line)
            stroke([(right + 1.6 * line, y - half / 3), (right + 1.6 * line, y + half / 3)], line)
            Color(*(theme.adjust if self.percent < LOW_PCT else theme.accent))
            thick = max(2 * half - 3.4 * line, 1.0)
            start, end = left + 1.7 * line + thick / 2, right - 1.7 * line - thick / 2
            filled = start + (end - start) * min(self.percent, 100.0) / 100
            stroke([(start, y), (max(filled, start), y)], thick)


class Device(BoxLayout):
    """One device as a person would name it."""

    name = StringProperty("")
    ready = BooleanProperty(False)
    percent = NumericProperty(-1.0)


class DeviceRow(GridLayout):
    """All of them, side by side, in two rows where they are many."""

    connections = ListProperty()
    count = NumericProperty(0)
    """So many are shown."""
    across = NumericProperty(ACROSS)

    def __init__(self, **kwargs: object) -> None:
        self._shown: list[tuple[str, bool, float]] = []
        self._match = Clock.create_trigger(lambda _dt: self._alike())
        super().__init__(**kwargs)
        self.fbind("size", self._match)

    def on_connections(self, _row: object, connections: list[Connection]) -> None:
        """Show these, and no others. That one was heard again changes nothing here."""
        shown = [
            (device(one), one.ready, -1.0 if one.battery_pct is None else one.battery_pct)
            for one in of_this_kiosk(connections)
        ]
        if shown == self._shown:
            return
        self._shown, self.count = shown, len(shown)
        self.clear_widgets()
        for name, ready, percent in shown:
            self.add_widget(Device(name=name, ready=ready, percent=percent))
        self._match()

    def _alike(self) -> None:
        alike([one.ids.name for one in self.children], theme.body)


load_rules(__file__)
