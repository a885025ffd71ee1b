"""What every screen is: shown one View a frame, it says what a touch asked for, nothing else."""

from collections.abc import Callable

from kivy.properties import ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.coaching.member import Said
from kiosk.coaching.view import Intent, View
from kiosk.screen import words
from kiosk.screen.language import tongue
from kiosk.screen.theme import theme
from kiosk.words import N_

SET_THE_BELT = N_("Set the belt to {speed}.")
SETTLED_US = 350_000
"""A touch this soon after a screen appears was meant for the one before it."""

Intend = Callable[[Intent, Said], None]
"""Where touches go: what was asked, and what was said with it."""


class Page(FloatLayout):
    """One screen. Subclasses copy from the View into properties that their rules bind to."""

    intend = ObjectProperty(None)
    open_door: Callable[[], None] | None = None
    """Lets staff in; None where there is no desk."""
    moving = False
    """True where somebody may be running before it: larger text, targets further apart."""

    def __init__(self, intend: Intend, **kwargs: object) -> None:
        self._appeared_us: int | None = None
        self._at_us = 0
        self._longest_s = 0.0
        super().__init__(intend=intend, **kwargs)

    @property
    def shown_us(self) -> int:
        """How long this screen has been up."""
        return 0 if self._appeared_us is None else self._at_us - self._appeared_us

    def show(self, view: View, at_us: int) -> None:
        """Draw this moment; the View may be a little older than now, which is `at_us`."""
        if self._appeared_us is None:
            self._appeared_us = at_us
        self._at_us = at_us

    def leave(self) -> None:
        """The screen goes; the next time it appears it is new."""
        self._appeared_us = None
        self._longest_s = 0.0

    def say_now(self, view: View, otherwise: str = "") -> str:
        """The one sentence of this moment: why time stands still, what to do, what happened."""
        cue = view.cue.text if view.cue else ""
        if view.held is None and view.wanted_speed_mps is not None:
            speed = words.speed(view.wanted_speed_mps, theme.units)
            return str(tongue._(SET_THE_BELT).format(speed=speed))
        said = view.held or cue or view.notice or otherwise
        return str(tongue._(said)) if said else ""

    def share_left(self, time_left_s: float | None) -> float:
        """What is left of the longest time seen since the screen appeared, 1 to 0."""
        if time_left_s is None:
            return 1.0
        self._longest_s = max(self._longest_s, time_left_s)
        return time_left_s / self._longest_s if self._longest_s > 0 else 0.0

    def ask(self, intent: Intent, value: Said = None) -> None:
        """Pass a touch on, unless it came too soon to be meant. Stop always counts."""
        if self.shown_us >= SETTLED_US or intent is Intent.STOP:
            self.intend(intent, value)
