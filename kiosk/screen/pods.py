"""Clipping on the pods: two shoes that say which one to tap, and what else was found, how full."""

from collections.abc import Iterable

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty

from kiosk.coaching.view import Connection, View, Worn
from kiosk.screen.devices import charge
from kiosk.screen.language import tongue
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules
from kiosk.words import N_

TAP_LEFT = N_("Tap the LEFT shoe twice")
TAP_RIGHT = N_("Now tap the RIGHT shoe twice")
BOTH_FOUND = N_("Both shoes are there")
SHOES = (Worn.LEFT_SHOE, Worn.RIGHT_SHOE)


def worn(connections: Iterable[Connection], where: Worn) -> Connection | None:
    """The device that sits there and can be used."""
    found = [one for one in connections if one.worn is where and one.ready]
    return found[0] if found else None


class Pods(Page):
    """Left, then right; then whatever else somebody wears. Going on is always possible."""

    title = StringProperty("")
    lines = ListProperty()
    left_found = BooleanProperty(False)
    right_found = BooleanProperty(False)
    left_charge = StringProperty("")
    right_charge = StringProperty("")
    left_percent = NumericProperty(-1.0)
    right_percent = NumericProperty(-1.0)
    others = ListProperty()
    now_us = NumericProperty(0)
    share = NumericProperty(1.0)
    called = BooleanProperty(False)

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        left, right = (worn(view.connections, shoe) for shoe in SHOES)
        self.left_found, self.right_found = left is not None, right is not None
        self.left_charge, self.right_charge = (_charge(one) for one in (left, right))
        self.left_percent, self.right_percent = (percent(one) for one in (left, right))
        asked = TAP_LEFT if left is None else TAP_RIGHT if right is None else BOTH_FOUND
        self.title = tongue._(view.notice or asked)
        self.lines = [] if left or right else list(view.lines)
        self.others = [one for one in view.connections if one.worn not in SHOES]
        self.share = self.share_left(view.time_left_s)
        self.now_us, self.called = at_us, view.staff_called


def percent(connection: Connection | None) -> float:
    """How full; below zero where nobody knows."""
    known = connection.battery_pct if connection else None
    return -1.0 if known is None else known


def _charge(connection: Connection | None) -> str:
    return charge(connection.battery_pct) if connection else ""


load_rules(__file__)
