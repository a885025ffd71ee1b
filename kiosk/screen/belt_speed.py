"""Setting a belt from here: a number, a tap down, a tap up, and Stop. Only while the belt obeys.

Speed or, where staff allow it, incline: another tap changes between them, so that no more than one
number is ever shown.

One tap is one change. What the belt really does is its guard's affair (`kiosk/app/belt.py`), which
hears the wish and may refuse it; the console and the red key win at any time.
"""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.coaching.equipment import BeltControl, Hold
from kiosk.coaching.view import Intent, View
from kiosk.screen import words
from kiosk.screen.language import tongue
from kiosk.screen.page import Page
from kiosk.screen.rules import load_rules
from kiosk.screen.theme import theme
from kiosk.words import N_

STEP = 0.5
"""Of people's unit, and in percent; the guard allows no more than 0.5 km/h in two seconds."""
TITLES = {False: N_("Treadmill"), True: N_("Incline")}
ASKING = N_("Asking the belt. One moment.")
HOLDING = N_("One tap, one step. The console still works.")
STOPPING = N_("Stopping. If it does not: press STOP or pull the key.")
SAID = {Hold.ASKING: ASKING, Hold.HOLDING: HOLDING, Hold.STOPPING: STOPPING}


class BeltSpeed(Page):
    """The wish in the middle; what the belt does is read off the console."""

    moving = True
    title = StringProperty(TITLES[False])
    number = StringProperty(words.ABSENT)
    sentence = StringProperty("")
    time_left = StringProperty("")
    """Until the console has it back, unless somebody taps."""
    holds = BooleanProperty(False)
    may_tilt = BooleanProperty(False)
    """Whether staff let members set the incline of this belt."""
    tilts = BooleanProperty(False)
    """Whether it is the incline that is set now."""
    now = NumericProperty(0.0)
    """What is wished, in m/s or percent, and its ends."""
    least = NumericProperty(0.0)
    most = NumericProperty(0.0)

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment."""
        super().show(view, at_us)
        belt = view.belt
        if belt is None:
            return
        self.holds = belt.hold is Hold.HOLDING
        self.sentence = tongue._(belt.reason or SAID.get(belt.hold, ""))
        self.time_left = "" if belt.ends_in_s is None else words.clock(belt.ends_in_s)
        self.may_tilt = self.holds and bool(belt.most_incline_pct)
        self.tilts = self.tilts and self.may_tilt
        self.title = TITLES[self.tilts]
        if self.tilts:
            self._show_incline(belt)
        else:
            self._show_speed(belt, view.live.belt_speed_mps.value)

    def leave(self) -> None:
        """Whoever comes next finds the speed."""
        super().leave()
        self.tilts = False

    def turn(self) -> None:
        """The other of the two, from the next frame on."""
        self.tilts = not self.tilts

    def _show_speed(self, belt: BeltControl, read_mps: float | None) -> None:
        wanted = belt.wanted_mps if belt.wanted_mps is not None else read_mps
        self.least, self.most = belt.least_mps or 0.0, belt.most_mps or 0.0
        self.now = wanted or 0.0
        self.number = words.ABSENT if wanted is None else words.speed(wanted, theme.units)

    def _show_incline(self, belt: BeltControl) -> None:
        wanted = belt.wanted_incline_pct
        self.least, self.most = 0.0, belt.most_incline_pct or 0.0
        self.now = wanted or 0.0
        self.number = words.ABSENT if wanted is None else words.incline(wanted)

    def move(self, steps: int) -> None:
        """One tap: the next whole step of the unit, within what this belt may do."""
        per = 1.0 if self.tilts else words.PER_MPS[theme.units]
        wanted = (round(self.now * per / STEP) + steps) * STEP / per
        intent = Intent.BELT_INCLINE if self.tilts else Intent.BELT_SPEED
        self.ask(intent, min(max(wanted, self.least), self.most))

    def stop(self) -> None:
        """At once, however new the page is: the belt is asked to stand still."""
        self.intend(Intent.BELT_STOP, None)


load_rules(__file__)
