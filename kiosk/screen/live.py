"""The live set: one glyph, at most one cue, the time left; around them beat and controls."""

from math import inf, nan

from kivy.properties import NumericProperty, OptionProperty, StringProperty

from kiosk.coaching.view import View
from kiosk.gait.measures import Reading
from kiosk.screen import hop, words
from kiosk.screen.dial import Place, place_of
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules

STALE_US = 100_000
"""What is older than this is drawn as stale, never as now."""
US_PER_S = 1_000_000


class Live(Page):
    """What a runner sees. Legible at a glance, from 1 m running and from 2 m beside the belt."""

    moving = True
    title = StringProperty("")
    cue = StringProperty("")
    time_left = StringProperty(words.ABSENT)
    cadence = StringProperty(words.ABSENT)
    contact = StringProperty(words.ABSENT)
    value = NumericProperty(nan)
    low = NumericProperty(nan)
    high = NumericProperty(nan)
    place = OptionProperty(Place.UNKNOWN, options=list(Place))
    phase = NumericProperty(nan)
    set_number = NumericProperty(0)
    set_count = NumericProperty(0)

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        passed_s = inf if self.shown_us == 0 else (at_us - self._at_us) / US_PER_S
        super().show(view, at_us)
        self.title = view.title
        self.cue = self.say_now(view)
        self.time_left = words.clock(view.time_left_s)
        self.set_number, self.set_count = view.set_number or 0, view.set_count or 0
        held = view.held is not None
        self._show_readings(view, stale=held or at_us - view.live.at_us > STALE_US)
        self.ids.dial.glide(passed_s)
        self.phase = hop.phase_of(at_us, view.beat_us, view.beat_spm)

    def _show_readings(self, view: View, *, stale: bool) -> None:
        band = view.cadence_band_spm
        self.value = _number(view.live.cadence_spm)
        self.low, self.high = (band.low, band.high) if band else (nan, nan)
        self.place = place_of(self.value, self.low, self.high, stale=stale)
        self.cadence = words.ABSENT if stale else words.cadence(view.live.cadence_spm)
        self.contact = words.ABSENT if stale else words.milliseconds(view.live.contact_time_s)


def _number(reading: Reading) -> float:
    return nan if reading.value is None else reading.value


load_rules(__file__)
