"""Everything without feedback: walking, the silent runs, rest, cool down. A circle and a sentence.

The circle empties with the time. In rest it breathes instead: in for three seconds, out for five.
"""

from math import cos, pi

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.coaching.equipment import Hold
from kiosk.coaching.presence import PAUSED
from kiosk.coaching.view import BELT_IS_SET_IN, Intent, Phase, View
from kiosk.screen import words
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules
from kiosk.screen.theme import theme
from kiosk.words import N_

BREATH_US = 8_000_000
IN_SHARE = 3 / 8
BREATHES = frozenset({Phase.REST, Phase.COOL_DOWN})
SENTENCES = {
    Phase.WALK: N_("Walk tall. Eyes up, easy arms."),
    Phase.EASY_RUN: N_("Find an easy pace."),
    Phase.BASELINE: N_("Run the way you always do."),
    Phase.SET: N_("Now on your own."),
    Phase.REST: N_("Breathe out. Loose hands, loose jaw."),
    Phase.RETEST: N_("Just run. We only listen."),
    Phase.COOL_DOWN: N_("Walk it out. Let everything go."),
}


def breath(passed_us: int) -> float:
    """How full the lungs are, 0 to 1: a long exhale after a shorter breath in."""
    share = passed_us % BREATH_US / BREATH_US
    part = share / IN_SHARE if share < IN_SHARE else (1 - share) / (1 - IN_SHARE)
    return (1 - cos(pi * part)) / 2


def offer(view: View) -> str:
    """The one thing that can be asked for now beside pausing, skipping and stopping."""
    if view.phase is Phase.SET:
        return Intent.SHOW_ME.value
    if view.phase not in BELT_IS_SET_IN:
        return ""
    if view.belt is not None and view.belt.hold is Hold.OFFERED:
        return Intent.BELT_BEGIN.value
    return "" if view.belt_read else Intent.ENTER_SPEED.value


class Calm(Page):
    """Nothing to judge here, for the kiosk or for the runner."""

    moving = True
    title = StringProperty("")
    sentence = StringProperty("")
    time_left = StringProperty(words.ABSENT)
    share = NumericProperty(1.0)
    """Of the time, what is left."""
    fullness = NumericProperty(1.0)
    held = BooleanProperty(False)
    paused = BooleanProperty(False)
    offer = StringProperty("")
    """What may be asked for here: to see the aim of a set without it, or the belt's speed."""
    set_number = NumericProperty(0)
    set_count = NumericProperty(0)

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        self.title = view.title
        self.held = view.held is not None
        self.paused = view.held == PAUSED
        self.offer = offer(view)
        usual = view.lines[0] if view.lines else SENTENCES.get(view.phase, "")
        self.sentence = self.say_now(view, usual)
        self.time_left = words.clock(view.time_left_s)
        self.set_number, self.set_count = view.set_number or 0, view.set_count or 0
        breathing = view.phase in BREATHES and not theme.reduce_motion
        self.fullness = breath(self.shown_us) if breathing else 1.0
        self.share = 1.0 if breathing else self.share_left(view.time_left_s)


load_rules(__file__)
