"""The console's speed by the member's eye, for a belt that says nothing of itself."""

from dataclasses import replace

from kiosk.app.belt import KMH_PER_MPS
from kiosk.app.beside import Beside
from kiosk.coaching.view import Phase, Question, View
from kiosk.words import N_

ASKED_IN = frozenset({Phase.WALK, Phase.EASY_RUN, Phase.COUNTDOWN, Phase.RETEST, Phase.COOL_DOWN})
"""Before or while the belt must move; never in the silent baseline."""
ASKED_AFTER_US = 4_000_000
"""The belt must be known to be silent, and the member to have started it."""
QUESTION = Question(
    "console_speed",
    N_("What speed does the console show, in {unit}?"),
    low=1,
    high=19,
    step=0.5,
    speed=True,
)
"""In km/h from here to the screen, which asks in the unit of the gym's consoles."""
WALKING_KMH, RUNNING_KMH = 5.0, 9.0
"""Where the number begins while nobody has told one: few taps from most people's."""


class ConsoleSpeed:
    """Asks once for every stretch of moving, and forgets when the belt is stopped."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._phase: Phase | None = None
        self._since_us = 0
        self._answered = False
        self._told_kmh: float | None = None
        self.asks = False
        """Whether its question is the one on the screen."""

    @property
    def question(self) -> Question | None:
        return replace(QUESTION, start=self._start_kmh()) if self.asks else None

    def _start_kmh(self) -> float:
        if self._phase in (Phase.WALK, Phase.COOL_DOWN):
            return WALKING_KMH
        return self._told_kmh or RUNNING_KMH

    def follow(self, view: View, belt_is_read: bool) -> None:
        """See where the visit is, and whether a belt tells its speed by itself."""
        if view.phase is not self._phase:
            self._phase, self._since_us = view.phase, view.at_us
            if view.phase is Phase.BELT:
                self.enter(None)  # it is stopped or started now: the old speed is not true
                self._answered = False
        waited = view.at_us - self._since_us >= ASKED_AFTER_US
        due = view.phase in ASKED_IN and not self._answered and waited
        self.asks = due and not belt_is_read and view.question is None

    def answer(self, kmh: float) -> None:
        """What the member read, as the question asks for it."""
        self._told_kmh = kmh
        self.enter(kmh / KMH_PER_MPS)

    def decline(self) -> None:
        """Not now: it is not asked again before the belt was stopped, or the member wants to."""
        self.asks, self._answered = False, True

    def enter(self, speed_mps: float | None) -> None:
        """The speed in m/s; None takes it back."""
        self._answered = speed_mps is not None
        self.asks = False
        self._beside.enter(speed_mps)
