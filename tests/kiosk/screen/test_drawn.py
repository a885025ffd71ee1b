"""Many changes, one drawing; no change, none."""

from math import nan
from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty

from kiosk.screen.drawn import Drawn, same


class Counted(Drawn):
    share = NumericProperty(0.0)
    traits = ("share",)
    drawn = 0

    def draw(self) -> None:
        self.drawn += 1


def test_it_draws_once_a_frame_and_only_when_something_changed(hand: Any) -> None:
    widget = Counted()
    Clock.tick_draw()
    assert widget.drawn == 1
    widget.share, widget.size, widget.share = 0.1, (5, 5), 0.2
    Clock.tick_draw()
    Clock.tick_draw()
    assert widget.drawn == 2


def test_unknown_again_is_no_change() -> None:
    assert same(nan, nan)
    assert same(1.0, 1.0)
    assert not same(nan, 1.0)
    assert not same(1.0, 2.0)
