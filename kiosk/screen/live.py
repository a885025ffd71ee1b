"""The live set: one glyph, at most one cue, the time left; around them beat and controls."""

from dataclasses import replace
from math import inf, nan

from kivy.properties import BooleanProperty, NumericProperty, OptionProperty, StringProperty

from kiosk.body.activity import Activity
from kiosk.coaching.presence import PAUSED
from kiosk.coaching.view import View
from kiosk.gait.measures import Reading
from kiosk.screen import hop, words
from kiosk.screen.dial import Place, place_of
from kiosk.screen.drawn import same
from kiosk.screen.mover import MOVEMENTS
from kiosk.screen.page import Page
from kiosk.screen.posture import worn_on_trunk
from kiosk.screen.rules import load_rules
from kiosk.words import N_

STALE_US = 100_000
"""What is older than this is drawn as stale, never as now."""
US_PER_S = 1_000_000
STEPS, HOPS = N_("steps/min"), N_("hops/min")


class Live(Page):
    """What a runner sees. Legible at a glance, from 1 m running and from 2 m beside the belt."""

    moving = True
    title = StringProperty("")
    cue = StringProperty("")
    time_left = StringProperty(words.ABSENT)
    cadence = StringProperty(words.ABSENT)
    unit = StringProperty(STEPS)
    value = NumericProperty(nan, comparator=same)
    low = NumericProperty(nan, comparator=same)
    high = NumericProperty(nan, comparator=same)
    aim = NumericProperty(nan, comparator=same)
    """A beat to meet where there is no band."""
    quiet_low = NumericProperty(nan, comparator=same)
    quiet_high = NumericProperty(nan, comparator=same)
    """The reference band: drawn softly, never a pass mark."""
    posed = BooleanProperty(False)
    """Whether a sensor on the trunk has something to show."""
    paused = BooleanProperty(False)
    place = OptionProperty(Place.UNKNOWN, options=list(Place))
    phase = NumericProperty(nan, comparator=same)
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
        self.paused = view.held == PAUSED
        stale = view.held is not None or at_us - view.live.at_us > STALE_US
        self._show_readings(view, stale=stale)
        self.posed = worn_on_trunk(view.live)
        self.ids.posture.follow(view, stale=stale)
        self.ids.dial.glide(passed_s)
        self.phase = hop.phase_of(at_us, view.beat_us, view.beat_spm)

    def _show_readings(self, view: View, *, stale: bool) -> None:
        band, quiet = view.cadence_band_spm, view.reference_band_spm
        hopped = hops(view)
        reading = hops_a_minute(view.live.hop_rate_hz) if hopped else view.live.cadence_spm
        self.unit = HOPS if hopped else STEPS
        self.value = nan if reading.value is None else reading.value
        self.low, self.high = (band.low, band.high) if band else (nan, nan)
        self.quiet_low, self.quiet_high = (quiet.low, quiet.high) if quiet else (nan, nan)
        self.aim = nan if band or view.beat_spm is None else view.beat_spm
        self.place = place_of(self.value, self.low, self.high, stale=stale)
        self.cadence = words.ABSENT if stale else words.cadence(reading)


def hops(view: View) -> bool:
    """Whether both feet leave the ground together: a hop rate then, and never a cadence."""
    shown = MOVEMENTS.get(view.exercise or "")
    hopping = view.live.hop_rate_hz.value is not None and view.live.cadence_spm.value is None
    return hopping or (shown is not None and shown.activity is Activity.HOP)


def hops_a_minute(rate_hz: Reading) -> Reading:
    """As people and metronomes count."""
    return replace(rate_hz, value=None if rate_hz.value is None else 60 * rate_hz.value)


load_rules(__file__)
